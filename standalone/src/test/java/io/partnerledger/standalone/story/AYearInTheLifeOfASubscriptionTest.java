package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a subscription goes through from the order to its end, told with a clock that is put forward. */
class AYearInTheLifeOfASubscriptionTest extends StoryThroughTime {

    private Actor kanto;
    private String subscription;

    @Test // S36, S44, S73
    void a_subscription_is_bought_grown_renewed_left_and_deleted() {
        kanto = distributor("Kanto Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        partners(kanto, aoba);
        subscription = subscribed(kanto, customerOf(kanto, aoba), aoba.plaId());
        LocalDate start = LocalDate.parse(member("effectiveStartDate").substring(0, 10));
        LocalDate end = LocalDate.parse(member("commitmentEndDate").substring(0, 10));
        assertThat(end).isEqualTo(start.plusYears(1).minusDays(1));

        // In the first days seats may go down as well as up, and the reseller becomes the support contact.
        kanto.patch(subscription, "{\"quantity\":40}").as(200);
        kanto.patch(subscription, "{\"quantity\":30}").as(200);
        assertThat(kanto.get(subscription + "/supportcontact")
                        .as(200)
                        .get("supportTenantId")
                        .asString())
                .isEqualTo(kanto.tenant().toString());
        kanto.put(subscription + "/supportcontact", """
                {"supportTenantId":"%s","supportMpnId":"%s","name":"Aoba Systems"}""".formatted(aoba.tenant(), aoba.plaId()))
                .as(200);

        // Then only up.
        passUntil(start.plusDays(8));
        assertThat(kanto.patch(subscription, "{\"quantity\":20}").status()).isEqualTo(400);
        kanto.patch(subscription, "{\"status\":\"deleted\"}").as(400);
        kanto.patch(subscription, "{\"quantity\":35}").as(200);

        // The reseller is suspended: growing is blocked, renewal is not.
        suspend(aoba, "profile rejected").as(200);
        kanto.patch(subscription, "{\"quantity\":36}").as(403);
        passUntil(end.plusDays(1));
        assertThat(member("status")).isEqualTo("active");
        assertThat(member("commitmentEndDate")).startsWith(end.plusYears(1).toString());
        reactivate(aoba).as(200);

        // Suspended and reactivated by the distributor.
        kanto.patch(subscription, "{\"status\":\"suspended\"}").as(200);
        kanto.patch(subscription, "{\"status\":\"active\"}").as(200);

        // Nobody renews it a second time: expired, disabled, deleted, each for its time.
        kanto.patch(subscription, "{\"autoRenewEnabled\":false}").as(200);
        passUntil(end.plusYears(1).plusDays(1));
        assertThat(member("status")).isEqualTo("suspended");
        assertThat(member("exactStatus")).isEqualTo("expired");
        kanto.patch(subscription, "{\"status\":\"active\"}").as(400);
        pass(Duration.ofDays(30));
        assertThat(member("exactStatus")).isEqualTo("disabled");
        pass(Duration.ofDays(90));
        assertThat(member("status")).isEqualTo("deleted");

        // The book tells all of it.
        JsonNode history = kanto.get("/ledger/history/" + subscription.replaceAll(".*/", "subscription:"))
                .as(200);
        assertThat(namesIn(history, "type"))
                .containsSubsequence(
                        "partner-ledger.subscription-started",
                        "partner-ledger.seats-changed",
                        "partner-ledger.support-contact-named",
                        "partner-ledger.subscription-change-blocked",
                        "partner-ledger.subscription-renewed",
                        "partner-ledger.subscription-suspended",
                        "partner-ledger.subscription-reactivated",
                        "partner-ledger.auto-renew-set",
                        "partner-ledger.subscription-expired",
                        "partner-ledger.subscription-disabled",
                        "partner-ledger.subscription-deleted");
    }

    private void passUntil(LocalDate day) {
        pass(Duration.between(now(), day.atTime(LocalTime.of(1, 0)).toInstant(ZoneOffset.UTC)));
    }

    private String member(String name) {
        return kanto.get(subscription).as(200).get(name).asString();
    }
}
