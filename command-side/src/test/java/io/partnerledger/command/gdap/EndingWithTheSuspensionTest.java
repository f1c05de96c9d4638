package io.partnerledger.command.gdap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.command.due.AgendaNode;
import io.partnerledger.command.due.Due;
import io.partnerledger.command.example.ClockAt;
import io.partnerledger.kernel.gdap.GdapActivated;
import io.partnerledger.kernel.gdap.GdapApproved;
import io.partnerledger.kernel.gdap.GdapConsented;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.gdap.GdapExpired;
import io.partnerledger.kernel.gdap.GdapRelationship;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.gdap.GdapRequested;
import io.partnerledger.kernel.gdap.GdapTerminated;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that end delegated administration with the suspension of the reseller's tenant (S52). */
class EndingWithTheSuspensionTest {

    /** Not before what is due at once, which bears the time at which the store was told. */
    private static final Instant TODAY = Instant.now().plus(Duration.ofHours(1));

    private static final Instant IN_A_YEAR = TODAY.plus(Duration.ofDays(365));

    /** Over it, a node counts as dead. */
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final ClockAt clock = ClockAt.time(TODAY);
    private final List<AgendaNode> nodes = new ArrayList<>();
    private final String kanto = UUID.randomUUID().toString();
    private final String rhein = UUID.randomUUID().toString();
    private final String aoba = UUID.randomUUID().toString();
    private final String minami = UUID.randomUUID().toString();
    private HikariDataSource database;
    private AgendaNode tokyo;

    @BeforeEach
    void a_fresh_ledger() {
        database = AgendaNode.freshDatabase();
        tokyo = node("tokyo", this::asTheAggregateDoes);
    }

    @AfterEach
    void close() {
        nodes.forEach(AgendaNode::close);
        database.close();
    }

    private AgendaNode node(String name, Consumer<Due> doing) {
        AgendaNode node = AgendaNode.alive(
                database, name, clock, doing, List.of(new WhenATenantIsSuspendedThenItsGdapEnds(), new GdapExpiry()));
        nodes.add(node);
        return node;
    }

    private void asTheAggregateDoes(Due due) {
        String stream = stream(due.subject());
        GdapRelationship relationship = null;
        for (DomainEventMessage<?> kept : tokyo.eventsOf(stream)) {
            relationship = ((GdapEvent) kept.getPayload()).after(relationship);
        }
        Stream<? extends GdapEvent> decided = due.kind().equals("gdap-expiry")
                ? relationship.expire(clock.instant()).stream()
                : relationship.revoke(clock.instant()).stream();
        decided.forEach(event -> tokyo.append(stream, event, due.correlationId()));
    }

    private static String stream(String id) {
        return new GdapRelationshipId(UUID.fromString(id)).stream();
    }

    private String pending(String distributor, String reseller) {
        String id = UUID.randomUUID().toString();
        tokyo.append(
                stream(id),
                new GdapRequested(
                        id,
                        distributor,
                        UUID.randomUUID().toString(),
                        reseller,
                        "Support",
                        "P1Y",
                        List.of("729827e3-9c14-49f7-bb1b-9608f156bbb8"),
                        1,
                        TODAY,
                        "request"));
        return id;
    }

    private String active(String distributor, String reseller) {
        String id = pending(distributor, reseller);
        activate(id, distributor, reseller);
        return id;
    }

    private void activate(String id, String distributor, String reseller) {
        String customer = UUID.randomUUID().toString();
        tokyo.append(
                stream(id),
                new GdapApproved(
                        id,
                        distributor,
                        customer,
                        reseller,
                        new SealedText("customer:" + customer, 1, "c2VhbGVk"),
                        TODAY,
                        "ticket",
                        1,
                        TODAY,
                        "approval"));
        tokyo.append(stream(id), new GdapConsented(id, distributor, customer, reseller, 1, TODAY, "consent"));
        tokyo.append(stream(id), new GdapActivated(id, distributor, customer, reseller, TODAY, IN_A_YEAR));
    }

    private void suspend(String reseller, String correlationId) {
        tokyo.append(
                "reseller-tenant:" + reseller,
                new TenantSuspended(reseller, null, null, null, null, TODAY, "suspension"),
                correlationId);
    }

    private void reactivate(String reseller) {
        tokyo.append(
                "reseller-tenant:" + reseller,
                new TenantReactivated(reseller, null, null, null, null, TODAY, "reactivation"));
    }

    private List<? extends DomainEventMessage<?>> endsOf(String id) {
        return tokyo.eventsOf(stream(id)).stream()
                .filter(kept -> kept.getPayload() instanceof GdapTerminated)
                .toList();
    }

    private void assertEndedOnceBy(String correlationId, List<String> ids) {
        assertThat(ids)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(endsOf(id)).singleElement().satisfies(end -> {
                    assertThat(((GdapTerminated) end.getPayload()).reason()).isEqualTo("tenant-suspended");
                    assertThat(end.getMetaData().get("correlationId")).isEqualTo(correlationId);
                }));
    }

    private void assertUntouched(String... ids) {
        assertThat(ids).allSatisfy(id -> assertThat(endsOf(id)).isEmpty());
    }

    @Test // S52
    void all_of_it_ends_with_every_customer_of_every_distributor_and_no_other_resellers() {
        List<String> aobas =
                List.of(active(kanto, aoba), active(kanto, aoba), pending(kanto, aoba), active(rhein, aoba));
        String minamis = active(kanto, minami);

        suspend(aoba, "the suspension");
        tokyo.runWhatIsDue();
        tokyo.runWhatIsDue();

        assertEndedOnceBy("the suspension", aobas);
        assertUntouched(minamis);
    }

    @Test // S52
    void a_node_that_dies_half_way_leaves_the_rest_to_the_next_and_nothing_ends_twice() {
        List<String> aobas = Stream.generate(() -> active(kanto, aoba)).limit(8).toList();
        List<Due> done = new ArrayList<>();
        AgendaNode dying = node("osaka", due -> {
            asTheAggregateDoes(due);
            done.add(due);
            if (done.size() == 3) {
                throw new AssertionError("The power is gone.");
            }
        });
        suspend(aoba, "the suspension");
        dying.catchUp();

        assertThatThrownBy(dying::work).hasMessage("The power is gone.");
        assertThat(aobas.stream().filter(id -> !endsOf(id).isEmpty())).hasSize(3);

        clock.tell(TODAY.plus(A_WHILE));
        tokyo.runWhatIsDue();
        tokyo.runWhatIsDue();
        assertEndedOnceBy("the suspension", aobas);
    }

    @Test
    void what_was_judged_before_the_suspension_and_stored_after_it_ends_as_well() {
        String consentedLate = pending(kanto, aoba);
        suspend(aoba, "the suspension");
        activate(consentedLate, kanto, aoba);
        String requestedLate = pending(rhein, aoba);

        tokyo.runWhatIsDue();

        assertEndedOnceBy("the suspension", List.of(consentedLate, requestedLate));
    }

    @Test
    void a_reactivation_spares_nothing_that_the_suspension_found_and_ends_nothing_that_is_asked_for_anew() {
        List<String> found = List.of(active(kanto, aoba), pending(kanto, aoba));
        suspend(aoba, "the suspension");
        reactivate(aoba);
        String anew = active(kanto, aoba);

        tokyo.runWhatIsDue();

        assertEndedOnceBy("the suspension", found);
        assertUntouched(anew);
        suspend(aoba, "the second");
        tokyo.runWhatIsDue();
        assertEndedOnceBy("the second", List.of(anew));
        assertEndedOnceBy("the suspension", found);
    }

    @Test
    void what_had_ended_before_is_left_alone() {
        String over = active(kanto, aoba);
        clock.tell(IN_A_YEAR);
        tokyo.runWhatIsDue();
        assertThat(tokyo.eventsOf(stream(over)))
                .last()
                .satisfies(kept -> assertThat(kept.getPayload()).isInstanceOf(GdapExpired.class));

        suspend(aoba, "the suspension");
        tokyo.runWhatIsDue();

        assertUntouched(over);
    }
}
