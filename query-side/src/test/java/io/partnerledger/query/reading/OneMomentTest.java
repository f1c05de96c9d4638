package io.partnerledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.partnership.PartnershipProjection;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class OneMomentTest extends QuerySideTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final JdbcClient outside = JdbcClient.create(database());

    @Autowired
    private OneMoment moment;

    @Autowired
    private DataSource views;

    @Autowired
    private PlatformTransactionManager transactions;

    private int outside(String sql) {
        return outside.sql(sql).query(Integer.class).single();
    }

    @Test
    void no_generation_takes_over_between_two_queries_that_answer_as_of_one_moment() {
        int generation = outside("select generation from views.projection where name = 'partnership' and serving");
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);

        snapshot.executeWithoutResult(transaction -> {
            moment.of(new PartnershipProjection());
            JdbcClient.create(views).sql("select 1").query().singleRow();
            DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
            trade.partners(kanto, trade.reseller("Aoba Systems", "JP"));
            as(UUID.randomUUID(), "LedgerOperator").send("POST", "/ledger/projections/partnership/rebuild");
            await().atMost(SOON)
                    .until(() -> outside("select count(*) from views.projection where name = 'partnership'"
                                    + " and purpose = 'rebuild' and indexed and position = " + head())
                            == 1);

            assertThat(JdbcClient.create(views)
                            .sql("select count(*) from views.partnership_v2 where distributor_id = ?")
                            .param(kanto.value())
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(outside("select generation from views.projection where name = 'partnership' and serving"))
                    .isEqualTo(generation);
        });

        await().atMost(SOON)
                .until(() -> outside("select generation from views.projection where name = 'partnership' and serving")
                        > generation);
    }
}
