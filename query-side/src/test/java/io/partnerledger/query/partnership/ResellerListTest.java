package io.partnerledger.query.partnership;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ResellerListTest extends QuerySideTest {

    private static final Duration DAY = Duration.ofDays(1);

    private DistributorId kanto;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
    }

    @Test // S15, S32
    void a_reseller_is_listed_with_its_location_its_standing_and_what_it_carries() {
        PartnershipId partnership = trade.after(Duration.ofDays(1)).partners(kanto, aoba);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25, 5);
        trade.order(trade.customer(kanto, aoba, "Busan Ferries", "KR"), trade.plaIdOf(aoba), 3);

        JsonNode listed = as(kanto).read("/ledger/resellers").at("/items/0");
        assertThat(listed.get("partnershipId").asString())
                .isEqualTo(partnership.value().toString());
        assertThat(listed.get("tenantId").asString()).isEqualTo(aoba.value().toString());
        assertThat(listed.get("name").asString()).isEqualTo("Aoba Systems");
        assertThat(listed.get("country").asString()).isEqualTo("JP");
        assertThat(listed.get("region").asString()).isEqualTo("Japan");
        assertThat(listed.get("plaId").asString()).isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(listed.get("since").asString()).isEqualTo(trade.now().toString());
        assertThat(listed.at("/standing/valid").asBoolean()).isTrue();
        assertThat(listed.at("/standing/failures").size()).isZero();
        assertThat(listed.get("customers").asInt()).isEqualTo(2);
        assertThat(listed.get("subscriptions").asInt()).isEqualTo(3);
        assertThat(listed.get("seats").asInt()).isEqualTo(33);
    }

    @Test // S32, S82
    void a_request_is_no_partnership_yet_and_a_removed_one_no_longer() {
        PartnershipId id = trade.request(kanto, "Aoba Systems");
        assertThat(as(kanto).each("/ledger/resellers", "name")).isEmpty();

        trade.accept(id, aoba);
        assertThat(as(kanto).each("/ledger/resellers", "name")).containsExactly("Aoba Systems");

        trade.remove(id, "contract ended");
        assertThat(as(kanto).each("/ledger/resellers", "name")).isEmpty();
    }

    @Test
    void another_distributors_resellers_are_not_listed() {
        trade.partners(kanto, aoba);

        assertThat(as(trade.distributor("Rhein Distribution", "DE")).each("/ledger/resellers", "name"))
                .isEmpty();
    }

    @Test // S15, S66
    void those_in_good_standing_come_first_each_part_by_name() {
        trade.partners(kanto, trade.reseller("Minami Cloud", "JP"));
        trade.partners(kanto, aoba);
        ResellerTenantId higashi = trade.reseller("Higashi Works", "JP");
        trade.partners(kanto, higashi);
        ResellerTenantId akita = trade.reseller("Akita Soft", "JP");
        trade.partners(kanto, akita);
        trade.suspend(higashi, "unpaid invoices");
        trade.revoke(akita);
        trade.sign(akita, false);

        assertThat(as(kanto).each("/ledger/resellers", "name"))
                .containsExactly("Aoba Systems", "Minami Cloud", "Akita Soft", "Higashi Works");
        assertThat(as(kanto).each("/ledger/resellers?standing=valid", "name"))
                .containsExactly("Aoba Systems", "Minami Cloud");
        assertThat(as(kanto).each("/ledger/resellers?standing=invalid", "name"))
                .containsExactly("Akita Soft", "Higashi Works");
        JsonNode invalid = as(kanto).read("/ledger/resellers?standing=invalid").at("/items/0/standing");
        assertThat(invalid.get("valid").asBoolean()).isFalse();
        assertThat(each(invalid.get("failures"), "check")).containsExactly("agreement-unsigned", "not-authorized");
        assertThat(each(invalid.get("failures"), "actor")).containsExactly("reseller", "reseller");
        assertThat(each(as(kanto).allPages("/ledger/resellers", 1), "name"))
                .containsExactly("Aoba Systems", "Minami Cloud", "Akita Soft", "Higashi Works");
        assertThat(each(as(kanto).allPages("/ledger/resellers", 3), "name"))
                .containsExactly("Aoba Systems", "Minami Cloud", "Akita Soft", "Higashi Works");
    }

    @Test
    void resellers_of_one_name_are_all_listed_once() {
        for (int i = 0; i < 3; i++) {
            trade.partners(kanto, trade.reseller("Aoba Systems", "JP"));
        }

        assertThat(each(as(kanto).allPages("/ledger/resellers", 1), "tenantId"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_reseller_is_found_by_part_of_its_name_or_the_beginning_of_its_pla_id() {
        Stream.of("Minami Cloud", "Kita Networks").forEach(name -> trade.partners(kanto, trade.reseller(name, "JP")));
        trade.partners(kanto, aoba);
        String plaId = trade.plaIdOf(aoba).value();

        assertThat(as(kanto).each("/ledger/resellers?query=CLOUD", "name")).containsExactly("Minami Cloud");
        assertThat(as(kanto).each("/ledger/resellers?query=" + plaId, "name")).containsExactly("Aoba Systems");
        assertThat(as(kanto).each("/ledger/resellers?query=" + plaId.substring(1), "name"))
                .isEmpty();
    }

    private List<String> asOf(Instant time) {
        List<String> listed = new ArrayList<>();
        as(kanto)
                .allPages("/ledger/resellers?time=" + time, 1)
                .forEach(each -> listed.add(each.get("name").asString() + " "
                        + each.at("/standing/valid").asBoolean() + " " + each.get("customers") + "/"
                        + each.get("subscriptions") + "/" + each.get("seats")));
        return listed;
    }

    @Test
    void as_of_a_time_the_partners_of_that_time_are_listed_as_they_stood_and_with_what_they_carried() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        PartnershipId first = trade.after(DAY).partners(kanto, aoba);
        trade.partners(kanto, minami);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        Instant suspended = trade.after(DAY).now();
        trade.suspend(aoba, "unpaid invoices");
        Instant removed = trade.after(DAY).now();
        trade.remove(first, "contract ended");
        trade.reactivate(aoba);
        trade.assign(subscription, trade.plaIdOf(minami));
        Instant again = trade.after(DAY).now();
        PartnershipId second = trade.partners(kanto, aoba);
        trade.order(minatoFoods, trade.plaIdOf(aoba), 5);

        assertThat(asOf(suspended.minusMillis(1)))
                .containsExactly("Aoba Systems true 1/1/25", "Minami Cloud true 0/0/0");
        assertThat(asOf(suspended)).containsExactly("Minami Cloud true 0/0/0", "Aoba Systems false 1/1/25");
        assertThat(asOf(removed)).containsExactly("Minami Cloud true 1/1/25");
        assertThat(asOf(again)).containsExactly("Aoba Systems true 1/1/5", "Minami Cloud true 1/1/25");
        assertThat(as(kanto).each("/ledger/resellers?standing=invalid&time=" + suspended, "partnershipId"))
                .containsExactly(first.value().toString());
        JsonNode now = as(kanto).read("/ledger/resellers");
        assertThat(as(kanto).read("/ledger/resellers?time=" + trade.now())).isEqualTo(now);
        assertThat(now.at("/items/0/partnershipId").asString())
                .isEqualTo(second.value().toString());
        assertThat(now.at("/items/0/since").asString()).isEqualTo(again.toString());
    }

    @Test
    void as_of_a_time_a_customer_under_two_pla_ids_of_a_reseller_counted_once_while_it_was_under_both() {
        trade.after(DAY).partners(kanto, aoba);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        CustomerId tokyoTowerCafe = trade.customer(kanto, aoba, "Tokyo Tower Cafe", "JP");
        SubscriptionId former = trade.order(minatoFoods, trade.plaIdOf(aoba), 1).get(0);
        trade.order(tokyoTowerCafe, trade.plaIdOf(aoba), 1);
        PlaId current = Trade.freshPlaId();
        trade.locate(aoba, current, "JP", LocationStatus.AUTHORIZED);
        Instant both = trade.after(DAY).now();
        trade.order(minatoFoods, current, 1);
        Instant ended = trade.after(DAY).now();
        trade.status(former, SubscriptionStatus.DELETED);
        trade.assign(trade.order(minatoFoods, null, 1).get(0), current);
        trade.after(DAY).order(trade.customer(kanto, aoba, "Ueno Books", "JP"), current, 1);

        assertThat(asOf(both.minusMillis(1))).containsExactly("Aoba Systems true 2/2/2");
        assertThat(asOf(both)).containsExactly("Aoba Systems true 2/3/3");
        assertThat(asOf(ended)).containsExactly("Aoba Systems true 2/3/3");
        assertThat(asOf(trade.now())).containsExactly("Aoba Systems true 3/4/4");
    }

    @Test
    void before_anybody_was_a_partner_the_list_is_empty() {
        Instant before = trade.now();
        trade.after(DAY).partners(kanto, aoba);

        for (Instant time : List.of(before, Instant.EPOCH, Instant.parse("-1000000000-01-01T00:00:00Z"))) {
            assertThat(asOf(time)).as(time.toString()).isEmpty();
        }
    }

    @Test // S11, S12
    void the_distributor_sees_its_own_listing_and_whom_to_ask_for_a_change() {
        JsonNode profile = as(kanto).read("/ledger/distributor-profile");
        assertThat(profile.get("tenantId").asString()).isEqualTo(kanto.value().toString());
        assertThat(profile.get("name").asString()).isEqualTo("Kanto Distribution");
        assertThat(profile.get("country").asString()).isEqualTo("JP");
        assertThat(profile.get("region").asString()).isEqualTo("Japan");
        assertThat(profile.get("agreementSigned").asBoolean()).isTrue();
        assertThat(profile.has("plaId")).isFalse();
        assertThat(profile.get("changes").asString()).contains("Microsoft representative");
        assertThat(as(kanto)
                        .inJapanese()
                        .read("/ledger/distributor-profile")
                        .get("changes")
                        .asString())
                .contains("担当者");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standing=good",
                "standing=",
                "time=yesterday",
                "time=9998-01-01T00:00:00Z",
                "limit=-1",
                "cursor=x",
                "query=%00"
            })
    void a_parameter_that_means_nothing_is_a_bad_request(String parameter) {
        assertThat(as(kanto).get("/ledger/resellers?" + parameter).status()).isEqualTo(400);
    }
}
