package io.partnerledger.command.book;

import io.partnerledger.command.job.JobLine;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a dry run would have brought so far, on which its later lines rest: streams that would have begun.
 *
 * <p>Kept with the job, so that a dry run goes on after a crash as it began; it says nothing personal.
 */
final class Foreseen {

    private final JdbcClient jdbc;

    Foreseen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is news that the stream would begin, or this very line said so before. */
    boolean add(JobLine at, String stream) {
        return add(at, stream, null, null, false);
    }

    /** Whether it is news that there would be such a customer, or this very line said so before. */
    boolean add(JobLine at, CustomerId customer, Country market, boolean associated) {
        return add(at, customer.stream(), null, market.code(), associated);
    }

    /** Whether the customer would be the first to claim the domain. */
    boolean claims(JobLine at, String domain, CustomerId customer) {
        add(at, domain, customer.value(), null, false);
        return jdbc.sql("select holder from command.import_foreseen where job = ? and stream = ?")
                .params(at.job(), domain)
                .query(UUID.class)
                .single()
                .equals(customer.value());
    }

    Optional<PartnerOfRecordFacts.Customer> customer(JobLine at, CustomerId customer) {
        return jdbc.sql("select market, associated from command.import_foreseen where job = ? and stream = ?")
                .params(at.job(), customer.stream())
                .query((row, n) -> new PartnerOfRecordFacts.Customer(Country.of(row.getString(1)), row.getBoolean(2)))
                .optional();
    }

    private boolean add(JobLine at, String stream, UUID holder, String market, boolean associated) {
        return jdbc.sql("""
                        with added as (
                            insert into command.import_foreseen (job, stream, line, holder, market, associated)
                            values (?, ?, ?, ?, ?, ?) on conflict do nothing returning 1)
                        select exists (select 1 from added)
                            or exists (select 1 from command.import_foreseen where job = ? and stream = ? and line = ?)
                        """)
                .param(1, at.job())
                .param(2, stream)
                .param(3, at.number())
                .param(4, holder)
                .param(5, market)
                .param(6, associated)
                .param(7, at.job())
                .param(8, stream)
                .param(9, at.number())
                .query(Boolean.class)
                .single();
    }
}
