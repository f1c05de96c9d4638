package io.partnerledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class AsOfTest extends QuerySideTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private PersonalDataVault vault;

    private DistributorId kanto;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
    }

    private static String asOf(String subject, Instant time) {
        return "/ledger/history/" + subject + "/as-of?time=" + time;
    }

    private static String asOf(String subject, long position) {
        return "/ledger/history/" + subject + "/as-of?position=" + position;
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_subscription_reads_as_it_stood_at_any_time_and_position() {
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        Instant ordered = trade.now();
        SubscriptionId id = trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        long then = head();
        Instant changed = trade.after(DAY).now();
        trade.seats(id, 40);
        trade.after(DAY).rename(id, "Head office");

        JsonNode first = as(kanto).read(asOf(id.stream(), changed.minusMillis(1)));
        assertThat(first.get("subject").asString()).isEqualTo(id.stream());
        assertThat(first.get("time").asString()).isEqualTo(ordered.toString());
        assertThat(first.get("position").asLong()).isEqualTo(then);
        JsonNode state = first.get("state");
        assertThat(state.get("id").asString()).isEqualTo(id.value().toString());
        assertThat(state.get("quantity").asInt()).isEqualTo(25);
        assertThat(state.get("status").asString()).isEqualTo("active");
        assertThat(state.get("partner").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(state.has("answered")).isFalse();
        assertThat(as(kanto).read(asOf(id.stream(), then))).isEqualTo(first);
        assertThat(as(kanto)
                        .read(asOf(id.stream(), changed))
                        .at("/state/quantity")
                        .asInt())
                .isEqualTo(40);
        assertThat(as(kanto)
                        .read(asOf(id.stream(), head()))
                        .at("/state/friendlyName")
                        .asString())
                .isEqualTo("Head office");
    }

    @Test
    void at_a_position_of_anothers_event_it_reads_as_it_stood_and_nothing_is_told_of_the_other() {
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        long added = head();
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        trade.customer(rhein, null, "Bonner Brot", "DE");
        long foreign = head();

        assertThat(as(kanto).read(asOf(minatoFoods.stream(), foreign)))
                .isEqualTo(as(kanto).read(asOf(minatoFoods.stream(), added)));
    }

    @Test
    void what_was_not_there_yet_is_said_to_its_owner_and_to_nobody_else() {
        long before = head();
        Instant ago = trade.now().minusSeconds(1);
        CustomerId minatoFoods = trade.after(DAY).customer(kanto, aoba, "Minato Foods", "JP");

        assertRefused(as(kanto).get(asOf(minatoFoods.stream(), ago)), 404, "not-yet");
        assertRefused(as(kanto).get(asOf(minatoFoods.stream(), before)), 404, "not-yet");
        assertRefused(as(kanto).get(asOf(minatoFoods.stream(), 0)), 404, "not-yet");
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        for (String subject :
                new String[] {minatoFoods.stream(), "customer:" + UUID.randomUUID(), "kanto", "customer:"}) {
            assertRefused(as(rhein).get(asOf(subject, ago)), 404, "not-found");
            assertRefused(as(rhein).get(asOf(subject, head())), 404, "not-found");
            assertRefused(as(aoba).get(asOf(subject, head())), 404, "not-found");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', time",
        "position=1&time=2026-01-01T00:00:00Z, time",
        "time=9998-01-01T00:00:00Z, time",
        "time=yesterday, time",
        "position=99999999999, position",
        "position=-1, position",
        "position=1.5, position",
        "position=first, position"
    })
    void a_moment_that_cannot_be_asked_about_is_a_bad_request(String query, String field) {
        Answer answer = as(kanto).get("/ledger/history/" + kanto.stream() + "/as-of?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo(field);
    }

    @Test
    void a_time_before_all_time_is_before_everything() {
        assertRefused(
                as(kanto).get(asOf(kanto.stream(), Instant.parse("-1000000000-01-01T00:00:00Z"))), 404, "not-yet");
    }

    @Test
    void a_distributor_knows_how_a_reseller_stood_for_the_time_of_their_partnership() {
        trade.after(DAY).suspend(aoba, "before");
        Instant reactivated = trade.after(DAY).now();
        trade.reactivate(aoba);
        long first = head();
        Instant began = trade.after(DAY).now();
        PartnershipId id = trade.partners(kanto, aoba);
        long accepted = head();
        trade.after(DAY).suspend(aoba, "while partners");
        long suspended = head();
        Instant removed = trade.after(DAY).now();
        trade.remove(id, "contract ended");
        trade.after(DAY).reactivate(aoba);

        JsonNode atFirst = as(kanto).read(asOf(aoba.stream(), began));
        assertThat(atFirst.at("/state/state").asString()).isEqualTo("active");
        assertThat(atFirst.get("time").asString()).isEqualTo(began.toString());
        assertThat(as(kanto).read(asOf(aoba.stream(), accepted))).isEqualTo(atFirst);
        assertThat(as(kanto)
                        .read(asOf(aoba.stream(), suspended))
                        .at("/state/state")
                        .asString())
                .isEqualTo("suspended");
        assertThat(as(kanto)
                        .read(asOf(aoba.stream(), removed.minusMillis(1)))
                        .at("/state/state")
                        .asString())
                .isEqualTo("suspended");
        for (Instant time : new Instant[] {reactivated, removed, trade.now()}) {
            assertRefused(as(kanto).get(asOf(aoba.stream(), time)), 404, "not-partners-then");
        }
        for (long position : new long[] {first, head()}) {
            assertRefused(as(kanto).get(asOf(aoba.stream(), position)), 404, "not-partners-then");
        }
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        assertRefused(as(rhein).get(asOf(aoba.stream(), began)), 404, "not-found");
        assertThat(as(aoba).read(asOf(aoba.stream(), reactivated)).get("time").asString())
                .isEqualTo(reactivated.toString());
    }

    @Test
    void what_was_said_of_a_reseller_after_the_two_parted_is_not_seen_though_a_clock_was_behind() {
        PartnershipId id = trade.after(DAY).partners(kanto, aoba);
        Instant removed = trade.after(DAY).now();
        trade.remove(id, "contract ended");
        trade.at(removed.minusSeconds(1)).suspend(aoba, "afterwards");

        assertThat(as(kanto)
                        .read(asOf(aoba.stream(), removed.minusMillis(1)))
                        .at("/state/state")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    void an_id_may_be_written_in_capitals() {
        trade.partners(kanto, aoba);
        for (String subject : new String[] {kanto.stream(), aoba.stream()}) {
            String[] named = subject.split(":");
            assertThat(as(kanto).read(asOf(named[0] + ":" + named[1].toUpperCase(Locale.ROOT), head())))
                    .isEqualTo(as(kanto).read(asOf(subject, head())));
        }
    }

    @Test
    void what_was_over_by_then_reads_so_though_nobody_had_recorded_it_yet() {
        Instant asked = trade.now();
        PartnershipId request = trade.request(kanto, "Aoba Systems", DAY);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        GdapRelationshipId gdap = trade.requestGdap(minatoFoods, aoba, Period.ofDays(1));
        trade.approveGdap(gdap, "Yui Mori");
        trade.consentToGdap(gdap);
        trade.after(DAY.multipliedBy(3)).expire(request);
        trade.expireGdap(gdap);

        for (String subject : new String[] {request.stream(), gdap.stream()}) {
            assertThat(as(kanto)
                            .read(asOf(subject, asked.plus(DAY)))
                            .at("/state/status")
                            .asString())
                    .isEqualTo("expired");
            assertThat(as(kanto)
                            .read(asOf(subject, asked.plus(DAY).minusMillis(1)))
                            .at("/state/status")
                            .asString())
                    .isNotEqualTo("expired");
        }
    }

    @Test
    void personal_data_is_opened_for_its_owner_and_null_once_forgotten() {
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");

        JsonNode contact = as(kanto).read(asOf(minatoFoods.stream(), head())).at("/state/billingContact");
        assertThat(contact.get("lastName").asString()).isEqualTo("Mori");
        vault.forget(minatoFoods.stream());
        JsonNode state = as(kanto).read(asOf(minatoFoods.stream(), head())).get("state");
        assertThat(state.at("/billingContact/lastName").isNull()).isTrue();
        assertThat(state.get("companyName").asString()).isEqualTo("Minato Foods");
    }
}
