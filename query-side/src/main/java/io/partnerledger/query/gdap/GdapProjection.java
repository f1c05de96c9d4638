package io.partnerledger.query.gdap;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Delegated administration from its request to its end and beyond, one row each. */
public final class GdapProjection implements Projection {

    private static final Table<GdapRow> GDAP = Table.of("gdap", GdapRow.class, "gdapRelationshipId");

    record GdapRow(
            UUID gdapRelationshipId,
            UUID distributorId,
            UUID customerId,
            UUID resellerTenantId,
            String status,
            @Nullable String terminationReason,
            @Nullable Instant endsAt,
            long version,
            GdapRelationship state) {

        static GdapRow of(GdapRelationship relationship, long version) {
            return new GdapRow(
                    relationship.id().value(),
                    relationship.distributor().value(),
                    relationship.customer().value(),
                    relationship.reseller().value(),
                    relationship.status().code(),
                    relationship.end() == null
                            ? null
                            : relationship.end().reason().code(),
                    relationship.term() == null ? null : relationship.term().endsAt(),
                    version,
                    relationship);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "gdap", 2, GDAP);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(GdapEvent.class, (event, at, rows) -> {
            GdapRelationship before = rows.get(GDAP, UUID.fromString(event.gdapRelationshipId()))
                    .map(GdapRow::state)
                    .orElse(null);
            rows.put(GDAP, GdapRow.of(event.after(before), at.sequence()));
        });
    }
}
