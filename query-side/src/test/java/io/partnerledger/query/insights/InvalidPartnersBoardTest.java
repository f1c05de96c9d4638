package io.partnerledger.query.insights;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader.Answer;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InvalidPartnersBoardTest extends QuerySideTest {

    private static final String BOARD = "/ledger/insights/invalid-por";
    private static final Duration DAY = Duration.ofDays(1);

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private PartnershipId withAoba;
    private CustomerId minatoFoods;

    @BeforeEach
    void kanto_sells_to_minato_foods_through_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        withAoba = trade.partners(kanto, aoba);
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
    }

    private JsonNode board() {
        return as(kanto).read(BOARD);
    }

    @Test
    void in_good_standing_nobody_is_on_the_board() {
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);

        JsonNode board = board();
        assertThat(board.get("items").size()).isZero();
        assertThat(board.at("/totals/resellers").asInt()).isZero();
        assertThat(board.get("byCheck").size()).isZero();
    }

    @Test // S53, S54
    void a_suspended_reseller_is_on_the_board_with_its_reason_and_all_that_depends_on_it_until_it_is_reactivated() {
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25, 5);
        trade.order(trade.customer(kanto, aoba, "Tokyo Tower Cafe", "JP"), trade.plaIdOf(aoba), 3);
        trade.after(DAY).suspend(aoba, "unpaid invoices");

        JsonNode board = board();
        assertThat(Instant.parse(board.get("asOf").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(board.get("position").asLong()).isEqualTo(head());
        JsonNode item = board.at("/items/0");
        assertThat(item.get("tenantId").asString()).isEqualTo(aoba.value().toString());
        assertThat(item.get("name").asString()).isEqualTo("Aoba Systems");
        assertThat(item.get("plaId").asString()).isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(item.get("country").asString()).isEqualTo("JP");
        assertThat(item.get("region").asString()).isEqualTo("Japan");
        assertThat(item.at("/failures/0/check").asString()).isEqualTo("tenant-suspended");
        assertThat(item.at("/failures/0/partnerCenterCode").asInt()).isEqualTo(800039);
        assertThat(item.at("/failures/0/actor").asString()).isEqualTo("reseller");
        assertThat(item.at("/failures/0/guidance").asString())
                .contains(trade.plaIdOf(aoba).value(), "suspended");
        assertThat(item.at("/failures/0/source").asString()).contains("S41");
        assertThat(item.get("suspensionReason").asString()).isEqualTo("unpaid invoices");
        assertThat(item.get("subscriptions").asInt()).isEqualTo(3);
        assertThat(item.get("customers").asInt()).isEqualTo(2);
        assertThat(item.get("seats").asInt()).isEqualTo(33);
        assertThat(item.get("invalidSince").asString()).isEqualTo(trade.now().toString());
        assertThat(board.get("items").size()).isEqualTo(1);

        trade.reactivate(aoba);
        assertThat(board().get("items").size()).isZero();
    }

    @Test
    void a_reseller_that_carries_nothing_is_on_the_board_all_the_same() {
        trade.suspend(aoba, null);

        JsonNode item = board().at("/items/0");
        assertThat(item.get("subscriptions").asInt()).isZero();
        assertThat(item.has("suspensionReason")).isFalse();
    }

    @Test
    void each_thing_that_is_wrong_is_named_and_the_first_of_them_says_since_when() {
        trade.after(DAY).revoke(aoba);
        Instant revoked = trade.now();
        trade.after(DAY).sign(aoba, false);

        JsonNode item = board().at("/items/0");
        assertThat(each(item.get("failures"), "check")).containsExactly("agreement-unsigned", "not-authorized");
        assertThat(item.get("invalidSince").asString()).isEqualTo(revoked.toString());
    }

    @Test
    void what_was_wrong_before_the_two_were_partners_counts_from_their_partnership() {
        ResellerTenantId kita = trade.reseller("Kita Networks", "JP");
        trade.suspend(kita, null);
        trade.after(DAY).partners(kanto, kita);

        assertThat(board().at("/items/0/invalidSince").asString())
                .isEqualTo(trade.now().toString());
    }

    @Test
    void a_location_outside_the_distributors_region_fails_for_every_customer() {
        ResellerTenantId fjord = trade.reseller("Fjord IT", "NO");
        Instant registered = trade.now();
        trade.partners(kanto, fjord);
        trade.order(minatoFoods, trade.plaIdOf(fjord), 7);
        trade.after(DAY).locate(fjord, trade.plaIdOf(fjord), "NO", LocationStatus.PENDING);
        trade.after(DAY).locate(fjord, trade.plaIdOf(fjord), "NO", LocationStatus.AUTHORIZED);

        JsonNode item = board().at("/items/0");
        assertThat(item.get("name").asString()).isEqualTo("Fjord IT");
        assertThat(item.get("country").asString()).isEqualTo("NO");
        assertThat(item.get("region").asString()).isEqualTo("Europe");
        assertThat(each(item.get("failures"), "check")).containsExactly("region-mismatch", "market-mismatch");
        assertThat(item.get("seats").asInt()).isEqualTo(7);
        assertThat(item.get("invalidSince").asString()).isEqualTo(registered.toString());
    }

    @Test
    void a_location_that_does_not_serve_a_market_fails_for_what_it_carries_there_and_for_nothing_else() {
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.order(trade.customer(kanto, aoba, "Busan Ferries", "KR"), trade.plaIdOf(aoba), 4, 2);

        JsonNode item = board().at("/items/0");
        assertThat(each(item.get("failures"), "check")).containsExactly("market-mismatch");
        assertThat(item.get("subscriptions").asInt()).isEqualTo(2);
        assertThat(item.get("customers").asInt()).isEqualTo(1);
        assertThat(item.get("seats").asInt()).isEqualTo(6);

        trade.suspend(aoba, null);
        JsonNode byCheck = board().get("byCheck");
        assertThat(each(byCheck, "check")).containsExactly("tenant-suspended", "market-mismatch");
        assertThat(each(byCheck, "subscriptions")).containsExactly("3", "2");
    }

    @Test
    void a_past_board_knows_that_a_partnership_had_ended() {
        trade.suspend(aoba, null);
        trade.after(DAY).remove(withAoba, "contract ended");

        JsonNode board = as(kanto).read(BOARD + "?time=" + trade.now());
        assertThat(board.get("items").size()).isZero();
        assertThat(board.get("position").asLong()).isEqualTo(head());
    }

    @Test
    void a_former_pla_id_stays_on_the_board_as_long_as_something_still_names_it() {
        PlaId former = trade.plaIdOf(aoba);
        var subscription = trade.order(minatoFoods, former, 25).get(0);
        PlaId current = Trade.freshPlaId();
        trade.after(DAY).locate(aoba, current, "KR", LocationStatus.PENDING);
        Instant retired = trade.now();
        trade.after(DAY).locate(aoba, current, "JP", LocationStatus.AUTHORIZED);

        JsonNode board = board();
        assertThat(board.get("items").size()).isEqualTo(1);
        JsonNode item = board.at("/items/0");
        assertThat(item.get("plaId").asString()).isEqualTo(former.value());
        assertThat(item.get("name").asString()).isEqualTo("Aoba Systems");
        assertThat(item.get("country").asString()).isEqualTo("JP");
        assertThat(each(item.get("failures"), "check")).containsExactly("location-not-authorized");
        assertThat(item.get("seats").asInt()).isEqualTo(25);
        assertThat(item.get("invalidSince").asString()).isEqualTo(retired.toString());

        trade.assign(subscription, current);
        assertThat(board().get("items").size()).isZero();
    }

    @Test // S55
    void a_partner_of_record_that_was_never_a_partner_is_not_on_the_board() {
        ResellerTenantId kita = trade.reseller("Kita Networks", "JP");
        trade.order(minatoFoods, trade.plaIdOf(kita), 25);
        trade.suspend(kita, "unpaid invoices");

        assertThat(board().get("items").size()).isZero();
    }

    @Test // S55
    void once_the_partnership_is_removed_the_reseller_leaves_the_board() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        PartnershipId partnership = trade.partners(kanto, minami);
        trade.order(minatoFoods, trade.plaIdOf(minami), 25);
        trade.suspend(minami, "unpaid invoices");
        assertThat(each(board().get("items"), "name")).containsExactly("Minami Cloud");

        trade.remove(partnership, "contract ended");
        assertThat(board().get("items").size()).isZero();
    }

    @Test
    void a_distributor_sees_its_own_resellers_and_only_what_depends_on_them_for_itself() {
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.suspend(aoba, null);
        DistributorId kansai = trade.distributor("Kansai Distribution", "JP");
        assertThat(as(kansai).read(BOARD).get("items").size()).isZero();

        trade.partners(kansai, aoba);
        assertThat(as(kansai).read(BOARD).at("/items/0/seats").asInt()).isZero();
    }

    @Test
    void subscriptions_that_renew_within_30_days_are_counted() {
        Instant hundredDaysAgo = trade.now();
        Instant today = Instant.now();
        trade.at(today.minus(DAY.multipliedBy(350))).order(minatoFoods, trade.plaIdOf(aoba), 1, 1);
        trade.at(hundredDaysAgo).order(minatoFoods, trade.plaIdOf(aoba), 1);
        var notRenewing = trade.at(today.minus(DAY.multipliedBy(340))).order(minatoFoods, trade.plaIdOf(aoba), 1);
        trade.autoRenew(notRenewing.get(0), false);
        trade.at(hundredDaysAgo).suspend(aoba, null);

        assertThat(board().at("/items/0/renewalsNext30Days").asInt()).isEqualTo(2);
        assertThat(board().at("/items/0/subscriptions").asInt()).isEqualTo(4);
        assertThat(board().at("/totals/renewalsNext30Days").asInt()).isEqualTo(2);
    }

    /** Aoba and Minami fail each in its own way, Fjord in two ways; Minami carries most. */
    private void three_fail() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        ResellerTenantId fjord = trade.reseller("Fjord IT", "NO");
        trade.partners(kanto, minami);
        trade.partners(kanto, fjord);
        trade.order(minatoFoods, trade.plaIdOf(aoba), 10);
        trade.order(minatoFoods, trade.plaIdOf(minami), 1, 2, 3);
        trade.order(minatoFoods, trade.plaIdOf(fjord), 7);
        trade.suspend(aoba, null);
        trade.sign(minami, false);
        trade.suspend(fjord, null);
    }

    @Test
    void totals_are_of_all_and_each_check_has_its_own() {
        three_fail();

        JsonNode board = as(kanto).read(BOARD + "?limit=1");
        assertThat(board.at("/totals/resellers").asInt()).isEqualTo(3);
        assertThat(board.at("/totals/subscriptions").asInt()).isEqualTo(5);
        assertThat(board.at("/totals/customers").asInt()).isEqualTo(3);
        assertThat(board.at("/totals/seats").asInt()).isEqualTo(23);
        assertThat(each(board.get("byCheck"), "check"))
                .containsExactly("tenant-suspended", "agreement-unsigned", "region-mismatch", "market-mismatch");
        assertThat(each(board.get("byCheck"), "resellers")).containsExactly("2", "1", "1", "1");
        assertThat(each(board.get("byCheck"), "subscriptions")).containsExactly("2", "3", "1", "1");
    }

    @Test
    void the_board_comes_in_pages_those_that_carry_most_first() {
        three_fail();

        assertThat(each(as(kanto).allPages(BOARD, 1), "name"))
                .containsExactly("Minami Cloud", "Aoba Systems", "Fjord IT");
        assertThat(each(as(kanto).allPages(BOARD, 2), "name"))
                .containsExactly("Minami Cloud", "Aoba Systems", "Fjord IT");
        assertThat(board().has("nextCursor")).isFalse();
    }

    @Test
    void the_board_is_filtered_by_check_by_region_and_by_name_and_its_totals_with_it() {
        three_fail();

        JsonNode suspended = as(kanto).read(BOARD + "?check=tenant-suspended");
        assertThat(each(suspended.get("items"), "name")).containsExactly("Aoba Systems", "Fjord IT");
        assertThat(suspended.at("/totals/seats").asInt()).isEqualTo(17);
        assertThat(as(kanto).each(BOARD + "?region=europe", "name")).containsExactly("Fjord IT");
        assertThat(as(kanto).each(BOARD + "?query=cloud", "name")).containsExactly("Minami Cloud");
        assertThat(as(kanto).each(BOARD + "?query=" + trade.plaIdOf(aoba).value(), "name"))
                .containsExactly("Aoba Systems");
        assertThat(as(kanto).each(BOARD + "?check=own-pla", "name")).isEmpty();
    }

    @Test
    void guidance_is_given_in_japanese_where_that_is_asked() {
        trade.suspend(aoba, null);

        assertThat(as(kanto)
                        .inJapanese()
                        .read(BOARD)
                        .at("/items/0/failures/0/guidance")
                        .asString())
                .contains("一時停止");
    }

    @Test
    void one_failure_that_takes_over_from_another_leaves_the_partner_invalid_since_the_first() {
        trade.after(DAY).suspend(aoba, null);
        Instant first = trade.now();
        trade.after(DAY).sign(aoba, false);
        trade.after(DAY).reactivate(aoba);
        trade.after(DAY).revoke(aoba);
        trade.after(DAY).sign(aoba, true);

        JsonNode item = board().at("/items/0");
        assertThat(each(item.get("failures"), "check")).containsExactly("not-authorized");
        assertThat(item.get("invalidSince").asString()).isEqualTo(first.toString());

        trade.after(DAY).authorize(aoba);
        trade.after(DAY).suspend(aoba, null);
        assertThat(board().at("/items/0/invalidSince").asString())
                .isEqualTo(trade.now().toString());
    }

    @Test
    void as_of_a_time_the_board_shows_what_was_known_and_what_depended_on_it_then() {
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.after(DAY).suspend(aoba, "unpaid invoices");
        Instant then = trade.now();
        long position = head();
        trade.after(DAY).order(minatoFoods, trade.plaIdOf(aoba), 5);
        trade.after(DAY).reactivate(aoba);
        trade.after(DAY).suspend(aoba, "fraud");

        JsonNode board = as(kanto).read(BOARD + "?time=" + then);
        assertThat(board.get("asOf").asString()).isEqualTo(then.toString());
        assertThat(board.get("position").asLong()).isEqualTo(position);
        assertThat(board.at("/items/0/seats").asInt()).isEqualTo(25);
        assertThat(board.at("/items/0/suspensionReason").asString()).isEqualTo("unpaid invoices");
        assertThat(board().at("/items/0/seats").asInt()).isEqualTo(30);
    }

    @Test
    void as_of_a_time_renewals_are_those_of_the_30_days_after_it() {
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.suspend(aoba, null);
        Instant now = Instant.now();

        assertThat(board().at("/totals/renewalsNext30Days").asInt()).isZero();
        Instant bought = trade.now();
        trade.at(now.minus(DAY.multipliedBy(400)));
        DistributorId kansai = trade.distributor("Kansai Distribution", "JP");
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        trade.partners(kansai, minami);
        trade.order(trade.customer(kansai, minami, "Minato Foods", "JP"), trade.plaIdOf(minami), 25);
        trade.suspend(minami, null);
        assertThat(as(kansai)
                        .read(BOARD + "?time=" + now.minus(DAY.multipliedBy(50)))
                        .at("/totals/renewalsNext30Days")
                        .asInt())
                .isEqualTo(1);
        assertThat(as(kansai)
                        .read(BOARD + "?time=" + now.minus(DAY.multipliedBy(100)))
                        .at("/totals/renewalsNext30Days")
                        .asInt())
                .isZero();
        assertThat(bought).isBefore(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "-9999-01-01T00:00:00Z"})
    void before_anything_was_recorded_the_board_is_empty(String time) {
        trade.suspend(aoba, null);

        JsonNode board = as(kanto).read(BOARD + "?time=" + time);
        assertThat(board.get("items").size()).isZero();
        assertThat(board.at("/totals/resellers").asInt()).isZero();
    }

    @Test
    void of_the_future_there_is_no_board() {
        Answer answer =
                as(kanto).inJapanese().get(BOARD + "?time=" + Instant.now().plus(DAY));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo("time");
        assertThat(answer.toString()).contains("未来");
    }

    @Test
    void a_spreadsheet_gets_all_rows_and_no_formula() {
        ResellerTenantId mallory = trade.reseller("=HYPERLINK(\"x\"), \nInc.", "JP");
        trade.partners(kanto, mallory);
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.suspend(aoba, "@unpaid");
        Instant since = trade.now();
        trade.sign(mallory, false);
        trade.revoke(mallory);

        Answer answer = as(kanto).with("Accept", "text/csv").get(BOARD + "?limit=1");

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"invalid-por-");
        assertThat(answer.response().body())
                .isEqualTo("\uFEFFtenantId,name,plaId,country,region,failures,suspensionReason,subscriptions,customers,"
                        + "seats,renewalsNext30Days,invalidSince\r\n"
                        + aoba.value() + ",Aoba Systems," + trade.plaIdOf(aoba).value()
                        + ",JP,Japan,tenant-suspended,'@unpaid,1,1,25,0," + since + "\r\n"
                        + mallory.value() + ",\"'=HYPERLINK(\"\"x\"\"), \nInc.\","
                        + trade.plaIdOf(mallory).value()
                        + ",JP,Japan,agreement-unsigned not-authorized,,0,0,0,0," + since + "\r\n");
        assertThat(as(kanto)
                        .with("Accept", "text/csv")
                        .get(BOARD + "?check=suspended")
                        .status())
                .isEqualTo(400);
        assertThat(as(kanto).with("Accept", "*/*").read(BOARD).has("totals")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check=suspended", "time=yesterday", "check=", "limit=0", "cursor=x", "region=%00"})
    void a_parameter_that_means_nothing_is_a_bad_request(String parameter) {
        assertThat(as(kanto).get(BOARD + "?" + parameter).status()).isEqualTo(400);
    }

    @Test
    void a_tenant_nobody_knows_sees_no_board() {
        Answer answer = as(UUID.randomUUID()).get(BOARD);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("tenant-unknown");
    }
}
