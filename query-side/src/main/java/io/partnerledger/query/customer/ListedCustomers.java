package io.partnerledger.query.customer;

import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.partnercenter.seek.Filter;
import io.partnerledger.query.reading.FilterCondition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers as they are listed: in the order in which they came, with what a list shows of them and no more. */
@Component
class ListedCustomers {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    ListedCustomers(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Whose customers: a distributor's, or those a reseller is associated with. */
    enum Of {
        DISTRIBUTOR("distributor_id"),
        RESELLER("associated_reseller_id");

        private final String column;

        Of(String column) {
            this.column = column;
        }
    }

    /** What is asked for, wherever in the list. */
    record Question(Of of, UUID tenant, @Nullable Filter<CustomerField> filter) {}

    /** A customer, and its place in the list. */
    record Listed(UUID id, String domain, String companyName, Instant addedAt) {

        private static Listed of(ResultSet row, int number) throws SQLException {
            return new Listed(
                    row.getObject("customer_id", UUID.class),
                    row.getString("domain"),
                    row.getString("company_name"),
                    row.getObject("added_at", OffsetDateTime.class).toInstant());
        }

        Cursor place() {
            return Cursor.after(addedAt, id);
        }
    }

    /**
     * The next customers from a place on.
     *
     * @param from absent for the beginning or, backwards, the end
     * @param backwards whether towards the beginning, the one next to the place first
     */
    List<Listed> rows(Question question, @Nullable Cursor from, boolean backwards, int rows) {
        FilterCondition filter = FilterCondition.of(question.filter, CustomerField::column);
        String order = backwards ? " desc" : "";
        return jdbc.sql("select customer_id, domain, company_name, added_at from views.customer_v3 where "
                        + question.of.column + " = :tenant and removed_at is null and " + filter.sql()
                        + (from == null
                                ? ""
                                : " and (added_at, customer_id) " + (backwards ? "<" : ">")
                                        + " (cast(:addedAt as timestamptz), cast(:customer as uuid))")
                        + " order by added_at" + order + ", customer_id" + order + " limit :rows")
                .params(filter.parameters())
                .param("tenant", question.tenant)
                .param("rows", rows)
                .param("addedAt", from == null ? null : time(from))
                .param("customer", from == null ? null : from.uuid(1))
                .query(Listed::of)
                .list();
    }

    private static OffsetDateTime time(Cursor place) {
        return Instant.parse(place.text(0)).atOffset(ZoneOffset.UTC);
    }

    /**
     * All of them. The first are read at once, so that what is wrong shows before anything is answered; no connection is
     * held while a slow reader takes what was read.
     */
    Iterable<Listed> all(Question question) {
        List<Listed> first = rows(question, null, false, AT_ONCE);
        return () -> new Iterator<>() {
            private List<Listed> read = first;
            private int next;

            @Override
            public boolean hasNext() {
                if (next == read.size() && next == AT_ONCE) {
                    read = rows(question, read.get(next - 1).place(), false, AT_ONCE);
                    next = 0;
                }
                return next < read.size();
            }

            @Override
            public Listed next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return read.get(next++);
            }
        };
    }
}
