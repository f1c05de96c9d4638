package io.partnerledger.directory;

import io.partnerledger.directory.DirectoryProjection.DistributorRow;
import io.partnerledger.directory.DirectoryProjection.PartnershipRow;
import io.partnerledger.directory.DirectoryProjection.PlaRow;
import io.partnerledger.directory.DirectoryProjection.ResellerRow;
import io.partnerledger.events.following.Dated;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Known;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The partner directory at any time: each of its rows, with the time for which it holds or held.
 *
 * <p>What a fact means is folded by {@link DirectoryProjection} alone; here its rows are kept from when to when.
 */
public final class PastDirectoryProjection implements Projection {

    static final String NAME = "past_directory";
    static final int VERSION = 2;

    /** What is kept from when to when. */
    enum Kind {
        DISTRIBUTOR(DirectoryProjection.DISTRIBUTOR, DistributorRow.class, "distributorId"),
        RESELLER(DirectoryProjection.RESELLER, ResellerRow.class, "tenantId"),
        PLA(DirectoryProjection.PLA, PlaRow.class, "tenantId"),
        PARTNERSHIP(DirectoryProjection.PARTNERSHIP, PartnershipRow.class, "resellerTenantId"),
        SUSPENSION(SuspensionRow.TABLE, SuspensionRow.class, "tenantId");

        private final Table<?> table;
        private final Class<? extends Record> row;
        private final String tenant;

        <R extends Record> Kind(Table<R> table, Class<R> row, String tenant) {
            this.table = table;
            this.row = row;
            this.tenant = tenant;
        }

        static Optional<Kind> of(Table<?> table) {
            return Arrays.stream(values()).filter(kind -> kind.table == table).findFirst();
        }

        Record read(String content) {
            return MAPPER.readValue(content, row);
        }

        /** Puts the row where the directory would have it. */
        @SuppressWarnings("unchecked")
        void put(Record content, Rows rows) {
            rows.put((Table<Record>) table, content);
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Table<FactRow> FACT = Table.of(NAME, FactRow.class, "kind", "fact", "until");
    private static final Table<Known> KNOWN = Known.table("past_directory_known");

    private final Folding directory = Folding.of(new DirectoryProjection());
    private final String schema;

    /** @param schema where its table lies */
    public PastDirectoryProjection(String schema) {
        this.schema = schema;
    }

    /**
     * A row of the directory and the time for which it holds.
     *
     * @param fact the row's key
     * @param position of the event it began with
     * @param tenantId whom it concerns: the distributor, the reseller, the holder of the PLA ID
     * @param distributorId whose partnership it is
     */
    record FactRow(
            String kind,
            String fact,
            Instant until,
            Instant since,
            long position,
            UUID tenantId,
            @Nullable UUID distributorId,
            JsonNode content)
            implements Dated<FactRow> {

        static FactRow of(Kind kind, String fact, JsonNode content, Recorded at) {
            return new FactRow(
                    kind.name(),
                    fact,
                    OPEN,
                    at.time(),
                    at.position(),
                    uuid(kind.tenant, content),
                    kind == Kind.PARTNERSHIP ? uuid("distributorId", content) : null,
                    content);
        }

        private static UUID uuid(String member, JsonNode content) {
            return UUID.fromString(content.get(member).asString());
        }

        FactRow beginningAt(Instant start) {
            return new FactRow(kind, fact, until, start, position, tenantId, distributorId, content);
        }

        @Override
        public FactRow endingAt(Instant end) {
            return new FactRow(kind, fact, end, since, position, tenantId, distributorId, content);
        }
    }

    /** Why a tenant is suspended; the directory itself has no use for that. */
    record SuspensionRow(UUID tenantId, @Nullable String reason) {

        static final Table<SuspensionRow> TABLE = Table.of("suspension", SuspensionRow.class, "tenantId");
    }

    @Override
    public Shape shape() {
        return Shape.of(schema, NAME, VERSION, FACT, KNOWN);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(LedgerEvent.class, (event, at, rows) -> {
            DatedRows dated = new DatedRows(rows, at);
            directory.fold(event, at, dated);
            if (event instanceof TenantSuspended suspended) {
                dated.put(
                        SuspensionRow.TABLE,
                        new SuspensionRow(UUID.fromString(suspended.resellerTenantId()), suspended.reason()));
            } else if (event instanceof TenantReactivated reactivated) {
                dated.delete(SuspensionRow.TABLE, UUID.fromString(reactivated.resellerTenantId()));
            }
        });
    }

    /** The directory's tables as its folding sees them: it reads what holds, and what it writes holds from now on. */
    private record DatedRows(Rows rows, Recorded at) implements Rows {

        @Override
        @SuppressWarnings("unchecked")
        public <R extends Record> Optional<R> get(Table<R> table, Object... key) {
            return Kind.of(table)
                    .flatMap(kind -> holding(kind, fact(key))
                            .map(row -> MAPPER.treeToValue(row.content(), (Class<R>) kind.row)));
        }

        /** The directory never asks for many; if it did, its rows would have to be kept by what it asks for. */
        @Override
        public <R extends Record> List<R> all(Table<R> table, Object... beginningOfKey) {
            throw new UnsupportedOperationException("Dated rows are read one by one.");
        }

        @Override
        public <R extends Record> void put(Table<R> table, R row) {
            Kind.of(table).ifPresent(kind -> put(kind, fact(table.keyOf(row).toArray()), MAPPER.valueToTree(row)));
        }

        private void put(Kind kind, String fact, JsonNode content) {
            Optional<FactRow> before = holding(kind, fact);
            if (before.filter(same -> same.content().equals(content)).isEmpty()) {
                FactRow next = FactRow.of(kind, fact, content, at);
                Dated.follow(rows, FACT, before, from(next), since -> Optional.of(next.beginningAt(since)));
            }
        }

        @Override
        public void delete(Table<?> table, Object... key) {
            Kind.of(table)
                    .flatMap(kind -> holding(kind, fact(key)))
                    .ifPresent(row -> Dated.follow(rows, FACT, Optional.of(row), from(row), since -> Optional.empty()));
        }

        /** A partnership is about two: that it is gone is known of its distributor, where it is no longer found. */
        private Instant from(FactRow row) {
            return row.distributorId == null
                    ? Known.from(rows, KNOWN, at, row.tenantId)
                    : Known.from(rows, KNOWN, at, row.tenantId, row.distributorId);
        }

        private Optional<FactRow> holding(Kind kind, String fact) {
            return rows.get(FACT, kind.name(), fact, Dated.OPEN);
        }

        private static String fact(Object... key) {
            return Arrays.stream(key).map(Object::toString).collect(Collectors.joining(":"));
        }
    }
}
