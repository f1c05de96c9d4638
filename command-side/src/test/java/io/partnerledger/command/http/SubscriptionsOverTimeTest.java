package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.command.due.DueRunner;
import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.events.store.Head;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of subscriptions while nobody does anything, and what is too late then. */
@CommandSideTest
class SubscriptionsOverTimeTest {

    private final Trade trade;
    private final Store store;
    private final MovingClock clock;
    private final DueRunner runner;

    SubscriptionsOverTimeTest(@LocalServerPort int port, Head head, MovingClock clock, DueRunner runner) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.clock = clock;
        this.runner = runner;
    }

    private Agent distributor;
    private Reseller reseller;
    private String subscription;

    @BeforeEach
    void sell() {
        distributor = trade.distributorIn("JP");
        reseller = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        subscription = trade.subscription(distributor, trade.customerOf(distributor, reseller, "JP"), reseller.plaId());
    }

    @AfterEach
    void back_to_today() {
        clock.reset();
    }

    private void after(Duration time) {
        clock.pass(time);
        runner.runWhatIsDue();
    }

    @Test
    void after_seven_days_it_is_neither_cancelled_nor_loses_seats() {
        distributor.patch(subscription, "{'quantity':4}").is(200);

        after(Duration.ofDays(7));

        store.unchangedBy(() -> distributor.patch(subscription, "{'status':'deleted'}"))
                .isFault(400, 900117);
        store.unchangedBy(() -> distributor.patch(subscription, "{'quantity':3}"))
                .isFault(400, 800090);
        distributor.patch(subscription, "{'quantity':6}").is(200);
        assertThat(distributor.patch(subscription, "{}").json().has("refundOptions"))
                .isFalse();
    }

    @Test
    void with_an_invalid_partner_of_record_it_renews_itself_all_the_same_and_may_be_reconsidered() {
        String end = distributor.patch(subscription, "{}").text("commitmentEndDate");
        trade.suspend(reseller);

        after(Duration.ofDays(366));

        Answer renewed =
                store.unchangedBy(() -> distributor.patch(subscription, "{}")).is(200);
        assertThat(renewed.text("status")).isEqualTo("active");
        assertThat(renewed.text("commitmentEndDate")).isGreaterThan(end);
        distributor.patch(subscription, "{'quantity':3}").isFault(403, 800039);
        trade.reactivate(reseller);
        distributor.patch(subscription, "{'quantity':3}").is(200);
        distributor.patch(subscription, "{'status':'deleted'}").is(200);
    }

    @Test
    void it_renews_year_after_year_and_after_a_longer_term_later() {
        after(Duration.ofDays(366));
        after(Duration.ofDays(366));
        Answer changed =
                distributor.patch(subscription, "{'termDuration':'P3Y'}").is(200);
        after(Duration.ofDays(366));
        assertThat(store.unchangedBy(() -> distributor.patch(subscription, "{}"))
                        .text("commitmentEndDate"))
                .isEqualTo(changed.text("commitmentEndDate"));
        after(Duration.ofDays(732));
        assertThat(store.unchangedBy(() -> distributor.patch(subscription, "{}"))
                        .text("commitmentEndDate"))
                .isGreaterThan(changed.text("commitmentEndDate"));
    }

    @Test
    void what_is_taken_over_from_before_the_ledger_goes_on_from_where_it_stood() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String customer = subscription.split("/")[3];
        UUID old = UUID.randomUUID();
        Answer job = distributor
                .with("Content-Type", "application/x-ndjson")
                .post("/ledger/imports", """
                        {'type':'subscription','subscription':{'id':'%1$s','offerId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971',\
                        'quantity':25,'creationDate':'%3$sT00:00:00Z','effectiveStartDate':'%3$sT00:00:00Z',\
                        'commitmentEndDate':'%4$sT00:00:00Z','status':'active','autoRenewEnabled':false,\
                        'billingCycle':'monthly','termDuration':'P1Y','orderId':'1','links':{'self':{'uri':\
                        '/customers/%2$s/subscriptions/%1$s','method':'GET','headers':[]}}}}
                        """.formatted(old, customer, today.minusDays(360), today.plusDays(4)))
                .is(202);
        await().until(() ->
                distributor.get("/ledger/jobs/" + job.text("id")).json().has("finishedAt"));

        after(Duration.ofDays(5));

        assertThat(store.unchangedBy(
                                () -> distributor.patch("/v1/customers/" + customer + "/subscriptions/" + old, "{}"))
                        .is(200)
                        .text("exactStatus"))
                .isEqualTo("expired");
    }

    @Test
    void not_to_renew_it_expires_is_disabled_and_deleted_and_nothing_brings_it_back() {
        distributor.patch(subscription, "{'autoRenewEnabled':false}").is(200);

        after(Duration.ofDays(366));
        isOver("expired", 900277);
        after(Duration.ofDays(30));
        isOver("disabled", 900279);
        after(Duration.ofDays(90));
        assertThat(distributor.patch(subscription, "{}").text("status")).isEqualTo("deleted");
        store.unchangedBy(() -> distributor.patch(subscription, "{'status':'active'}"))
                .isFault(400, 2011);
    }

    private void isOver(String state, int code) {
        Answer shown =
                store.unchangedBy(() -> distributor.patch(subscription, "{}")).is(200);
        assertThat(shown.text("status")).isEqualTo("suspended");
        assertThat(shown.text("exactStatus")).isEqualTo(state);
        store.unchangedBy(() -> distributor.patch(subscription, shown.body())).is(200);
        store.unchangedBy(() -> distributor.patch(subscription, "{'status':'active'}"))
                .isFault(400, code);
        store.unchangedBy(() -> distributor.patch(subscription, "{'friendlyName':'Back'}"))
                .isFault(400, code);
    }
}
