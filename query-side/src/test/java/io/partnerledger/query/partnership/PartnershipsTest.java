package io.partnerledger.query.partnership;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PartnershipsTest extends QuerySideTest {

    private static final Duration DAY = Duration.ofDays(1);

    private DistributorId kanto;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
    }

    private static String path(PartnershipId id) {
        return "/ledger/partnerships/" + id.value();
    }

    @Test
    void a_partnership_shows_both_partners_and_its_dates_to_either() {
        PartnershipId id = trade.request(kanto, "Aoba");
        trade.after(DAY).accept(id, aoba);

        for (JsonNode shown : List.of(as(kanto).read(path(id)), as(aoba).read(path(id)))) {
            assertThat(shown.get("id").asString()).isEqualTo(id.value().toString());
            assertThat(shown.get("status").asString()).isEqualTo("active");
            assertThat(shown.at("/distributor/name").asString()).isEqualTo("Kanto Distribution");
            assertThat(shown.at("/reseller/tenantId").asString())
                    .isEqualTo(aoba.value().toString());
            assertThat(shown.at("/reseller/name").asString()).isEqualTo("Aoba Systems");
            assertThat(shown.get("acceptedAt").asString()).isEqualTo(trade.now().toString());
            assertThat(shown.has("endedAt")).isFalse();
        }
    }

    @Test
    void a_request_names_whom_the_distributor_meant() {
        PartnershipId id = trade.request(kanto, "Nishi Telecom");

        JsonNode shown = as(kanto).read(path(id));

        assertThat(shown.at("/reseller/name").asString()).isEqualTo("Nishi Telecom");
        assertThat(shown.at("/reseller").has("tenantId")).isFalse();
    }

    @Test
    void its_tag_is_the_version_of_what_happened_last() {
        PartnershipId id = trade.request(kanto, "Aoba Systems", Duration.ofDays(200));
        assertThat(as(kanto).get(path(id)).header("ETag")).isEqualTo("\"0\"");

        trade.accept(id, aoba);
        assertThat(as(kanto).get(path(id)).header("ETag")).isEqualTo("\"1\"");
        assertThat(as(kanto).with("If-None-Match", "\"1\"").get(path(id)).status())
                .isEqualTo(304);
        assertThat(as(kanto).with("If-None-Match", "\"0\"").get(path(id)).status())
                .isEqualTo(200);
    }

    @Test
    void a_request_that_was_not_answered_in_time_reads_as_expired_before_that_is_recorded() {
        PartnershipId overdue = trade.request(kanto, "Nishi Telecom", DAY);
        PartnershipId open = trade.request(kanto, "Kita Networks", Duration.ofDays(200));

        assertThat(as(kanto).read(path(overdue)).get("status").asString()).isEqualTo("expired");
        assertThat(as(kanto).each("/ledger/partnerships?status=expired", "id"))
                .containsExactly(overdue.value().toString());
        assertThat(as(kanto).each("/ledger/partnerships?status=requested", "id"))
                .containsExactly(open.value().toString());
    }

    @Test
    void an_overdue_request_reads_the_same_tag_included_before_and_after_its_expiry_is_recorded() {
        PartnershipId overdue = trade.request(kanto, "Nishi Telecom", DAY);
        Answer before = as(kanto).get(path(overdue));
        assertThat(before.header("ETag")).isNotEqualTo("\"0\"");
        assertThat(before.json().get("endedAt")).isEqualTo(before.json().get("expiresAt"));

        trade.after(DAY.multipliedBy(2)).expire(overdue);
        Answer after = as(kanto).get(path(overdue));
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @Test
    void partnerships_are_found_by_status_and_by_reseller() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        PartnershipId removed = trade.partners(kanto, aoba);
        trade.remove(removed, "contract ended");
        PartnershipId again = trade.partners(kanto, aoba);
        PartnershipId other = trade.partners(kanto, minami);

        assertThat(as(kanto).each("/ledger/partnerships?status=active", "id"))
                .containsExactlyInAnyOrder(id(again), id(other));
        assertThat(as(kanto).each("/ledger/partnerships?resellerTenantId=" + aoba.value(), "id"))
                .containsExactlyInAnyOrder(id(removed), id(again));
        assertThat(as(kanto).each("/ledger/partnerships?status=removed&resellerTenantId=" + aoba.value(), "endReason"))
                .containsExactly("contract ended");
        assertThat(as(kanto).each("/ledger/partnerships?status=withdrawn", "id"))
                .isEmpty();
    }

    private static String id(PartnershipId id) {
        return id.value().toString();
    }

    @Test
    void a_reseller_sees_those_it_is_in_and_no_others() {
        PartnershipId own = trade.partners(kanto, aoba);
        PartnershipId another = trade.partners(kanto, trade.reseller("Minami Cloud", "JP"));
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");

        assertThat(as(aoba).each("/ledger/partnerships", "id")).containsExactly(id(own));
        assertThat(as(rhein).each("/ledger/partnerships", "id")).isEmpty();
        List<Answer> strangers = List.of(
                as(aoba).get(path(another)),
                as(rhein).get(path(own)),
                as(rhein).get("/ledger/partnerships/" + UUID.randomUUID()),
                as(rhein).get("/ledger/partnerships/first"));
        assertThat(strangers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
        });
    }

    @Test
    void a_long_list_comes_in_pages_that_leave_nothing_out_and_show_nothing_twice() {
        List<String> all = new ArrayList<>();
        Stream.of("Aoba", "Kita", "Minami", "Nishi", "Higashi")
                .forEach(name -> all.add(id(trade.request(kanto, name))));

        assertThat(each(as(kanto).allPages("/ledger/partnerships", 2), "id")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(each(as(kanto).allPages("/ledger/partnerships", 5), "id")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(as(kanto).read("/ledger/partnerships").has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=married",
                "status=",
                "status=ACTIVE",
                "resellerTenantId=aoba",
                "limit=0",
                "limit=201",
                "limit=many",
                "cursor=next",
                "cursor=AAAA",
                "status=%00"
            })
    void a_parameter_that_means_nothing_is_a_bad_request(String parameter) {
        Answer answer = as(kanto).get("/ledger/partnerships?" + parameter);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
