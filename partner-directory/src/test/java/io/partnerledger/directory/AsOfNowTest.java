package io.partnerledger.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.directory.WhoIsWho.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsOfNowTest {

    private static final int ROUNDS = 50;

    private final Partners partners = new Partners();
    private HikariDataSource database;
    private LedgerNode tokyo;

    @BeforeEach
    void a_node_that_knows_kanto_and_aoba() {
        database = DirectoryDatabase.fresh();
        tokyo = LedgerNode.following(database, "tokyo");
        tokyo.append(partners.kantoRegistered());
        tokyo.append(partners.aobaRegistered());
    }

    @AfterEach
    void close() {
        tokyo.close();
        database.close();
    }

    private boolean aobaIsActive(Page page) {
        return page.factsFor(partners.kanto, partners.aobasPla, null)
                .reseller()
                .orElseThrow()
                .active();
    }

    @Test
    void what_another_node_has_stored_is_known_to_the_next_question_here() {
        try (LedgerNode berlin = LedgerNode.following(database, "berlin")) {
            for (int round = 0; round < ROUNDS; round++) {
                tokyo.append(partners.aobaSuspended());
                assertThat(berlin.whoIsWho.<Boolean>asOfNow(this::aobaIsActive))
                        .as("suspended, round %d", round)
                        .isFalse();
                berlin.append(partners.aobaReactivated());
                assertThat(tokyo.whoIsWho.<Boolean>asOfNow(this::aobaIsActive))
                        .as("reactivated, round %d", round)
                        .isTrue();
            }
            long head = tokyo.everything().size();
            assertThat(berlin.whoIsWho.<Long>asOfNow(Page::position)).isEqualTo(head);
        }
    }

    @Test
    void who_can_not_catch_up_says_so_instead_of_judging_on_old_facts() {
        assertThat(tokyo.whoIsWho.<Long>asOfNow(Page::position)).isEqualTo(4);
        try (LedgerNode deaf = LedgerNode.deaf(database, "berlin")) {
            long known = deaf.whoIsWho.asKnown(Page::position);
            tokyo.append(partners.aobaSuspended());

            assertThatThrownBy(() -> deaf.whoIsWho.asOfNow(this::aobaIsActive))
                    .isInstanceOf(StoreBusy.class)
                    .hasMessage("What is known reaches position %d of 5; try again.", known);
            assertThat(deaf.whoIsWho.<Long>asKnown(Page::position)).isEqualTo(known);
        }
    }

    @Test
    void who_can_not_ask_the_store_says_so_as_well() {
        try (HikariDataSource away = DirectoryDatabase.fresh();
                LedgerNode cutOff = LedgerNode.deaf(away, "berlin")) {
            away.close();

            assertThatThrownBy(() -> cutOff.whoIsWho.asOfNow(Page::position))
                    .isInstanceOf(StoreBusy.class)
                    .hasMessageContaining("try again");
        }
    }

    @Test
    void who_has_caught_up_waits_for_nobody() {
        try (HikariDataSource empty = DirectoryDatabase.fresh();
                LedgerNode deaf = LedgerNode.deaf(empty, "berlin")) {
            assertThat(deaf.whoIsWho.<Long>asOfNow(Page::position)).isZero();
        }
    }

    @Test
    void a_node_that_starts_later_knows_what_the_others_know() {
        tokyo.append(partners.rheinRegistered());
        tokyo.append(partners.invited("hash"));
        tokyo.append(partners.aobaIs("authorized"));
        tokyo.append(partners.aobaMovedToItsNextPla("KR"));
        tokyo.append(partners.partnersOf(partners.kanto, partners.partnership));

        try (LedgerNode berlin = LedgerNode.following(database, "berlin")) {
            assertThat(berlin.whoIsWho.asOfNow(this::allThatIsKnown))
                    .isEqualTo(tokyo.whoIsWho.asOfNow(this::allThatIsKnown));
        }
    }

    private List<Object> allThatIsKnown(Page page) {
        return List.of(
                page.distributor(partners.kanto),
                page.reseller(partners.aoba),
                page.factsFor(partners.kanto, partners.kantosPla, null),
                page.factsFor(partners.kanto, partners.rheinsPla, null),
                page.factsFor(partners.kanto, partners.aobasPla, null),
                page.factsFor(partners.kanto, partners.aobasNextPla, null),
                page.partnership(partners.kanto, partners.aoba),
                page.invitation("hash"));
    }
}
