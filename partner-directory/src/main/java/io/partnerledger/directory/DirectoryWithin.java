package io.partnerledger.directory;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.event.LedgerEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directory as part of another projection, in tables of that one's own: for folding that has to know who was who when
 * an event was stored.
 *
 * <p>What a fact means is folded by {@link DirectoryProjection} alone; invitations are left out.
 */
public final class DirectoryWithin {

    private final Folding directory = Folding.of(new DirectoryProjection());
    private final Map<Table<?>, Table<?>> own;

    private DirectoryWithin(Map<Table<?>, Table<?>> own) {
        this.own = own;
    }

    /** @param projection what its tables' names begin with */
    public static DirectoryWithin named(String projection) {
        return new DirectoryWithin(Map.of(
                DirectoryProjection.DISTRIBUTOR,
                Table.of(projection + "_distributor", DirectoryProjection.DistributorRow.class, "distributorId"),
                DirectoryProjection.RESELLER,
                Table.of(projection + "_reseller", DirectoryProjection.ResellerRow.class, "tenantId"),
                DirectoryProjection.PLA,
                Table.of(projection + "_pla", DirectoryProjection.PlaRow.class, "plaId"),
                DirectoryProjection.PARTNERSHIP,
                Table.of(
                        projection + "_partnership",
                        DirectoryProjection.PartnershipRow.class,
                        "distributorId",
                        "resellerTenantId")));
    }

    /** What the other projection has to list among its own. */
    public List<Table<?>> tables() {
        return List.copyOf(own.values());
    }

    /** Folds what the event says of partners. */
    public void fold(LedgerEvent event, Recorded at, Rows rows) {
        directory.fold(event, at, new Own(rows));
    }

    /** Who is who after what was folded last. */
    public WhoIsWho.Page page(Recorded at, Rows rows) {
        return new WhoIsWho.Page(new Own(rows), at.position());
    }

    private final class Own implements Rows {

        private final Rows rows;

        private Own(Rows rows) {
            this.rows = rows;
        }

        @SuppressWarnings("unchecked")
        private <R extends Record> Optional<Table<R>> of(Table<R> table) {
            return Optional.ofNullable((Table<R>) own.get(table));
        }

        @Override
        public <R extends Record> Optional<R> get(Table<R> table, Object... key) {
            return of(table).flatMap(mine -> rows.get(mine, key));
        }

        @Override
        public <R extends Record> List<R> all(Table<R> table, Object... beginningOfKey) {
            return of(table).map(mine -> rows.all(mine, beginningOfKey)).orElse(List.of());
        }

        @Override
        public <R extends Record> void put(Table<R> table, R row) {
            of(table).ifPresent(mine -> rows.put(mine, row));
        }

        @Override
        public void delete(Table<?> table, Object... key) {
            of(table).ifPresent(mine -> rows.delete(mine, key));
        }
    }
}
