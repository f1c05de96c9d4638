package io.partnerledger.query.gdap;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader.Answer;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is delegated to whom, until when, and what a suspension ended. */
class GdapTest extends QuerySideTest {

    private static final String PATH = "/ledger/gdap-relationships";
    private static final Duration DAY = Duration.ofDays(1);

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private PartnershipId partnership;
    private CustomerId minatoFoods;

    @BeforeEach
    void kanto_sells_to_minato_foods_through_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        partnership = trade.partners(kanto, aoba);
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
    }

    @Test
    void both_partners_see_what_is_delegated_by_whom_until_when() {
        GdapRelationshipId id = trade.gdap(minatoFoods, aoba);

        for (JsonNode shown : List.of(as(kanto).read(path(id)), as(aoba).read(path(id)))) {
            assertThat(shown.get("id").asString()).isEqualTo(id(id));
            assertThat(shown.get("status").asString()).isEqualTo("active");
            assertThat(shown.get("customerId").asString())
                    .isEqualTo(minatoFoods.value().toString());
            assertThat(shown.get("customerName").asString()).isEqualTo("Minato Foods");
            assertThat(shown.get("resellerName").asString()).isEqualTo("Aoba Systems");
            assertThat(shown.get("distributorName").asString()).isEqualTo("Kanto Distribution");
            assertThat(shown.get("duration").asString()).isEqualTo("P2Y");
            assertThat(shown.get("roles").size()).isEqualTo(1);
            assertThat(shown.at("/approval/approvedBy").asString()).isEqualTo("Yui Mori");
            assertThat(shown.get("activatedAt").asString())
                    .isEqualTo(trade.now().toString());
            assertThat(shown.has("terminationReason")).isFalse();
        }
        assertThat(as(kanto).get(path(id)).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void what_a_suspension_ended_is_the_recovery_list_also_after_the_reactivation() { // S52
        GdapRelationshipId active = trade.gdap(minatoFoods, aoba);
        GdapRelationshipId pending = trade.requestGdap(minatoFoods, aoba, Period.ofDays(300));
        GdapRelationshipId ended = trade.gdap(minatoFoods, aoba);
        trade.terminateGdap(ended, "no longer needed");
        trade.suspend(aoba, "overdue");
        trade.revokeGdap(active);
        trade.revokeGdap(pending);
        trade.reactivate(aoba);
        GdapRelationshipId anew = trade.gdap(minatoFoods, aoba);

        assertThat(as(kanto).each(PATH + "?terminationReason=tenant-suspended", "id"))
                .containsExactlyInAnyOrder(id(active), id(pending));
        assertThat(as(kanto).each(PATH + "?terminationReason=requested", "endReason"))
                .containsExactly("no longer needed");
        assertThat(as(kanto).each(PATH + "?status=active", "id")).containsExactly(id(anew));
        assertThat(as(kanto).each(PATH + "?status=terminated", "id"))
                .containsExactlyInAnyOrder(id(active), id(pending), id(ended));
        assertThat(as(aoba).each(PATH + "?terminationReason=tenant-suspended", "id"))
                .containsExactlyInAnyOrder(id(active), id(pending));
    }

    @Test
    void they_are_found_by_customer_and_by_reseller() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        CustomerId cafe = trade.customer(kanto, null, "Tokyo Tower Cafe", "JP");
        GdapRelationshipId aobas = trade.gdap(minatoFoods, aoba);
        GdapRelationshipId minamis = trade.gdap(minatoFoods, minami);
        GdapRelationshipId ofCafe = trade.gdap(cafe, minami);

        assertThat(as(kanto).each(PATH + "?customerId=" + minatoFoods.value(), "id"))
                .containsExactlyInAnyOrder(id(aobas), id(minamis));
        assertThat(as(kanto).each(PATH + "?resellerTenantId=" + minami.value(), "id"))
                .containsExactlyInAnyOrder(id(minamis), id(ofCafe));
        assertThat(as(kanto)
                        .each(
                                PATH + "?customerId=" + minatoFoods.value() + "&resellerTenantId=" + minami.value()
                                        + "&status=active",
                                "id"))
                .containsExactly(id(minamis));
        assertThat(as(minami).each(PATH + "?customerId=" + minatoFoods.value(), "id"))
                .containsExactly(id(minamis));
    }

    @Test
    void what_is_over_by_the_clock_reads_the_same_tag_included_before_and_after_that_is_recorded() {
        GdapRelationshipId forADay = trade.requestGdap(minatoFoods, aoba, Period.ofDays(1));
        trade.approveGdap(forADay, "Yui Mori");
        trade.consentToGdap(forADay);
        Answer before = as(kanto).get(path(forADay));
        assertThat(before.json().get("status").asString()).isEqualTo("expired");
        assertThat(before.json().get("terminationReason").asString()).isEqualTo("expired");
        assertThat(before.json().get("endedAt")).isEqualTo(before.json().get("endsAt"));
        assertThat(as(kanto).each(PATH + "?status=active", "id")).isEmpty();
        assertThat(as(kanto).each(PATH + "?status=expired&terminationReason=expired", "id"))
                .containsExactly(id(forADay));

        trade.after(DAY.multipliedBy(2)).expireGdap(forADay);
        Answer after = as(kanto).get(path(forADay));
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(as(kanto).each(PATH + "?terminationReason=expired", "id")).containsExactly(id(forADay));
    }

    @Test
    void the_end_of_the_partnership_changes_nothing_of_it() { // S77
        GdapRelationshipId id = trade.gdap(minatoFoods, aoba);
        Answer before = as(kanto).get(path(id));

        trade.remove(partnership, "contract ended");

        assertThat(as(kanto).get(path(id)).json()).isEqualTo(before.json());
        assertThat(as(aoba).read(path(id)).get("status").asString()).isEqualTo("active");
    }

    @Test
    void its_history_is_the_distributors_and_the_resellers_and_nobody_elses() {
        GdapRelationshipId id = trade.gdap(minatoFoods, aoba);
        trade.revokeGdap(id);
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        String history = "/ledger/history/" + id.stream();

        for (List<String> types : List.of(as(kanto).each(history, "type"), as(aoba).each(history, "type"))) {
            assertThat(types)
                    .containsExactly(
                            "partner-ledger.gdap-requested",
                            "partner-ledger.gdap-approved",
                            "partner-ledger.gdap-consented",
                            "partner-ledger.gdap-activated",
                            "partner-ledger.gdap-terminated");
        }
        assertThat(as(kanto).each(history, "payload/approvedBy")).contains("Yui Mori");
        assertThat(as(minami).get(history).status()).isEqualTo(404);
        assertThat(as(rhein).get(history).status()).isEqualTo(404);
    }

    @Test
    void nobody_else_sees_it() {
        GdapRelationshipId id = trade.gdap(minatoFoods, aoba);
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");

        assertThat(as(rhein).each(PATH, "id")).isEmpty();
        assertThat(as(minami).each(PATH + "?customerId=" + minatoFoods.value(), "id"))
                .isEmpty();
        List<Answer> strangers = List.of(
                as(rhein).get(path(id)),
                as(minami).get(path(id)),
                as(kanto).get(PATH + "/" + UUID.randomUUID()),
                as(kanto).get(PATH + "/one"));
        assertThat(strangers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
        });
    }

    @Test
    void a_long_list_comes_in_pages_that_leave_nothing_out_and_show_nothing_twice() {
        List<String> all = IntStream.range(0, 5)
                .mapToObj(i -> id(trade.requestGdap(minatoFoods, aoba, Period.ofYears(1))))
                .toList();

        assertThat(each(as(kanto).allPages(PATH, 2), "id")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(each(as(aoba).allPages(PATH + "?status=approvalPending", 5), "id"))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_parameter_that_means_nothing_is_a_bad_request() {
        for (String parameter : List.of(
                "status=over",
                "status=approval-pending",
                "status=",
                "terminationReason=suspended",
                "customerId=minato",
                "resellerTenantId=aoba",
                "limit=0",
                "cursor=next")) {
            Answer answer = as(kanto).get(PATH + "?" + parameter);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        }
    }

    private static String path(GdapRelationshipId id) {
        return PATH + "/" + id(id);
    }

    private static String id(GdapRelationshipId id) {
        return id.value().toString();
    }
}
