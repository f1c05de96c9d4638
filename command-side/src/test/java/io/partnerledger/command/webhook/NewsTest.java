package io.partnerledger.command.webhook;

import static io.partnerledger.command.webhook.Partners.AOBA;
import static io.partnerledger.command.webhook.Partners.AOBAS_PLA;
import static io.partnerledger.command.webhook.Partners.CUSTOMER;
import static io.partnerledger.command.webhook.Partners.KANSAI;
import static io.partnerledger.command.webhook.Partners.KANTO;
import static io.partnerledger.command.webhook.Partners.TODAY;
import static io.partnerledger.command.webhook.Partners.accepted;
import static io.partnerledger.command.webhook.Partners.aobaInGoodStanding;
import static io.partnerledger.command.webhook.Partners.authorized;
import static io.partnerledger.command.webhook.Partners.begun;
import static io.partnerledger.command.webhook.Partners.distributor;
import static io.partnerledger.command.webhook.Partners.ended;
import static io.partnerledger.command.webhook.Partners.located;
import static io.partnerledger.command.webhook.Partners.reactivated;
import static io.partnerledger.command.webhook.Partners.renamed;
import static io.partnerledger.command.webhook.Partners.signed;
import static io.partnerledger.command.webhook.Partners.stopped;
import static io.partnerledger.command.webhook.Partners.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.MemoryRows;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What there is to tell of what happened. */
class NewsTest {

    private static final String INVALID = "partner-of-record-invalid";
    private static final String VALID = "partner-of-record-valid";
    private static final String SUSPENDED = "reseller-suspended";

    private final NewsProjection projection =
            new NewsProjection(new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults()));
    private final Folding folding = Folding.of(projection);
    private final MemoryRows rows = new MemoryRows();
    private long position;
    private long toldUpTo;

    @BeforeEach
    void two_distributors_and_a_reseller_in_good_standing() {
        happens(distributor(KANTO), distributor(KANSAI));
        aobaInGoodStanding().forEach(this::happens);
    }

    private void happens(LedgerEvent... events) {
        for (LedgerEvent event : events) {
            happens(event, "request " + (position + 1));
        }
    }

    private void happens(LedgerEvent event, String request) {
        position++;
        folding.fold(
                event,
                new Recorded(position, "a stream", 0, TODAY, Map.of("requestId", request, "traceId", request)),
                rows);
    }

    /** What became known since it was asked last, as distributor and event. */
    private List<String> news() {
        List<String> news = all().stream()
                .filter(row -> row.position() > toldUpTo)
                .map(row -> (row.distributorId().equals(KANTO) ? "Kanto " : "Kansai ") + row.event())
                .sorted()
                .toList();
        toldUpTo = position;
        return news;
    }

    private List<NewsProjection.NewsRow> all() {
        return rows.all(NewsProjection.NEWS).stream()
                .sorted(Comparator.comparing(NewsProjection.NewsRow::position))
                .toList();
    }

    enum Flip {
        SUSPENDED(suspended(), reactivated()),
        REVOKED(authorized(false), authorized(true)),
        UNSIGNED(signed(false), signed(true)),
        LOCATION_REJECTED(located("JP", "rejected"), located("JP", "authorized")),
        LOCATION_RETIRED(located("JP", "retired"), located("JP", "authorized")),
        MOVED_TO_ANOTHER_REGION(located("NO", "authorized"), located("JP", "authorized"));

        private final LedgerEvent wrong;
        private final LedgerEvent right;

        Flip(LedgerEvent wrong, LedgerEvent right) {
            this.wrong = wrong;
            this.right = right;
        }
    }

    @ParameterizedTest
    @EnumSource(Flip.class)
    void whatever_makes_a_partner_of_record_invalid_or_valid_is_told_to_its_distributors_once(Flip flip) {
        happens(begun(KANTO));
        assertThat(news()).isEmpty();

        happens(flip.wrong, flip.wrong);
        assertThat(news()).filteredOn(news -> !news.endsWith(SUSPENDED)).containsExactly("Kanto " + INVALID);

        happens(flip.right, flip.right);
        assertThat(news()).containsExactly("Kanto " + VALID);
    }

    @Test
    void a_second_thing_that_is_wrong_is_no_news_and_one_put_right_isnt_enough() {
        happens(begun(KANTO), signed(false));
        assertThat(news()).containsExactly("Kanto " + INVALID);

        happens(authorized(false), signed(true));
        assertThat(news()).isEmpty();

        happens(authorized(true));
        assertThat(news()).containsExactly("Kanto " + VALID);
    }

    @Test
    void a_suspension_is_told_to_every_distributor_with_an_active_partnership_and_to_no_other() {
        happens(begun(KANTO), begun(KANSAI), suspended());
        assertThat(news())
                .containsExactly("Kansai " + INVALID, "Kansai " + SUSPENDED, "Kanto " + INVALID, "Kanto " + SUSPENDED);

        happens(ended(KANSAI), reactivated(), suspended());
        assertThat(news()).containsExactly("Kanto " + INVALID, "Kanto " + VALID, "Kanto " + SUSPENDED);
    }

    @Test
    void
            a_partner_with_something_wrong_from_the_start_is_told_and_the_end_of_a_partnership_tells_nothing_of_standing() {
        happens(suspended(), begun(KANTO));
        assertThat(news()).containsExactly("Kanto " + INVALID);

        happens(ended(KANTO), reactivated());
        assertThat(news()).isEmpty();

        happens(begun(KANTO));
        assertThat(news()).isEmpty();
    }

    @Test
    void a_partner_of_record_is_judged_by_where_its_verdict_is_to_be_read() {
        happens(begun(KANTO), signed(false));

        assertThat(all()).singleElement().satisfies(row -> {
            assertThat(row.resourceName()).isEqualTo("partner-of-record");
            assertThat(row.resourcePath()).isEqualTo("/ledger/pla-ids/" + AOBAS_PLA + "/verdict");
            assertThat(row.auditPath()).isEqualTo("/ledger/history/reseller-tenant:" + AOBA);
        });
    }

    @Test
    void several_events_of_one_request_about_one_subscription_are_one_piece_of_news() {
        UUID mail = UUID.randomUUID();
        UUID storage = UUID.randomUUID();
        happens(renamed(mail, KANTO), "one request");
        happens(stopped(mail, KANTO), "one request");
        happens(renamed(storage, KANTO), "one request");
        happens(renamed(mail, KANTO), "another request");

        assertThat(all())
                .extracting(NewsProjection.NewsRow::subject, NewsProjection.NewsRow::request)
                .containsExactly(
                        tuple("subscription:" + mail, "one request/one request"),
                        tuple("subscription:" + storage, "one request/one request"),
                        tuple("subscription:" + mail, "another request/another request"));
        assertThat(all().get(0).resourcePath()).isEqualTo("/v1/customers/" + CUSTOMER + "/subscriptions/" + mail);
    }

    @Test
    void a_partnership_is_told_to_its_distributor() {
        UUID partnership = UUID.randomUUID();
        happens(accepted(KANSAI, partnership));

        assertThat(all()).singleElement().satisfies(row -> {
            assertThat(row.distributorId()).isEqualTo(KANSAI);
            assertThat(row.event()).isEqualTo("partnership-accepted");
            assertThat(row.resourcePath()).isEqualTo("/ledger/partnerships/" + partnership);
        });
    }
}
