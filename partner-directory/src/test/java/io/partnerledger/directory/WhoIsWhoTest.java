package io.partnerledger.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.directory.WhoIsWho.ListedDistributor;
import io.partnerledger.directory.WhoIsWho.ListedReseller;
import io.partnerledger.directory.WhoIsWho.Page;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Customer;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Distributor;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Location;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhoIsWhoTest {

    private static final Country JAPAN = Country.of("JP");
    private static final Country KOREA = Country.of("KR");
    private static final Country GERMANY = Country.of("DE");

    private static HikariDataSource database;
    private static LedgerNode node;

    private final Partners partners = new Partners();

    @BeforeAll
    static void a_node() {
        database = DirectoryDatabase.fresh();
        node = LedgerNode.following(database, "tokyo");
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @BeforeEach
    void kanto_and_aoba_are_registered() {
        node.append(partners.kantoRegistered());
        node.append(partners.aobaRegistered());
    }

    /** The page may be kept: but for the test itself nobody appends. */
    private static Page now() {
        return node.whoIsWho.asOfNow(page -> page);
    }

    private Reseller holderOf(PlaId plaId) {
        return now().factsFor(partners.kanto, plaId, null).reseller().orElseThrow();
    }

    private Reseller aoba() {
        return holderOf(partners.aobasPla);
    }

    private ListedReseller listedAoba() {
        return now().reseller(partners.aoba).orElseThrow();
    }

    @Test
    void a_reseller_just_registered_is_active_and_nothing_else() {
        assertThat(aoba())
                .isEqualTo(new Reseller(
                        partners.aoba,
                        "Aoba Systems",
                        true,
                        CspAuthorization.NEVER,
                        false,
                        new Location(JAPAN, LocationStatus.PENDING)));
        assertThat(listedAoba())
                .isEqualTo(new ListedReseller(partners.aoba, "Aoba Systems", JAPAN, partners.aobasPla, false));
        assertThat(now().roleOf(partners.aoba.value())).contains(TenantRole.RESELLER);
    }

    @Test
    void a_pla_id_claimed_only_after_its_reseller_was_registered_is_the_same() {
        Partners others = new Partners();
        List<Happening> backwards = new ArrayList<>(others.aobaRegistered());
        Collections.reverse(backwards);
        node.append(backwards);

        assertThat(now().factsAbout(others.aobasPla, partners.kanto).reseller())
                .contains(new Reseller(
                        others.aoba,
                        "Aoba Systems",
                        true,
                        CspAuthorization.NEVER,
                        false,
                        new Location(JAPAN, LocationStatus.PENDING)));
        assertThat(now().reseller(others.aoba)).map(ListedReseller::country).contains(JAPAN);
    }

    @Test
    void a_reseller_once_authorized_stays_onboarded_when_it_loses_its_authorization() {
        node.append(partners.aobaIs("authorized"));
        assertThat(aoba().authorization()).isEqualTo(CspAuthorization.AUTHORIZED);
        assertThat(listedAoba().onboarded()).isTrue();

        node.append(partners.aobaIs("revoked"));
        assertThat(aoba().authorization()).isEqualTo(CspAuthorization.REVOKED);
        assertThat(listedAoba().onboarded()).isTrue();
    }

    @Test
    void a_reseller_refused_from_the_start_never_was_one() {
        node.append(partners.aobaIs("revoked"));

        assertThat(aoba().authorization()).isEqualTo(CspAuthorization.NEVER);
        assertThat(listedAoba().onboarded()).isFalse();
    }

    @Test
    void a_suspension_is_known_until_it_ends() {
        node.append(partners.aobaSuspended());
        assertThat(aoba().active()).isFalse();

        node.append(partners.aobaReactivated());
        assertThat(aoba().active()).isTrue();
    }

    @Test
    void an_agreement_is_known_until_it_is_no_longer_accepted() {
        node.append(partners.aobasAgreementSigned(true));
        assertThat(aoba().agreementSigned()).isTrue();

        node.append(partners.aobasAgreementSigned(false));
        assertThat(aoba().agreementSigned()).isFalse();
    }

    @Test
    void a_location_has_the_standing_that_was_said_last() {
        node.append(partners.aobasLocationIs("authorized"));
        assertThat(aoba().location()).isEqualTo(new Location(JAPAN, LocationStatus.AUTHORIZED));

        node.append(partners.aobasLocationIs("rejected"));
        assertThat(aoba().location()).isEqualTo(new Location(JAPAN, LocationStatus.REJECTED));
    }

    @Test
    void a_former_pla_id_is_retired_but_stays_the_resellers() {
        node.append(partners.aobasLocationIs("authorized"));
        node.append(partners.aobaMovedToItsNextPla("KR"));

        assertThat(holderOf(partners.aobasNextPla).location())
                .isEqualTo(new Location(KOREA, LocationStatus.AUTHORIZED));
        assertThat(holderOf(partners.aobasPla).location()).isEqualTo(new Location(JAPAN, LocationStatus.RETIRED));
        assertThat(holderOf(partners.aobasPla).tenant()).isEqualTo(partners.aoba);
        assertThat(now().holderOf(partners.aobasPla)).contains(partners.aoba.value());
        assertThat(now().nameOfHolder(partners.aobasPla)).contains("Aoba Systems");
        assertThat(listedAoba().plaId()).isEqualTo(partners.aobasNextPla);
        assertThat(listedAoba().country()).isEqualTo(KOREA);
    }

    @Test
    void a_former_pla_id_may_come_back_and_retires_the_other() {
        node.append(partners.aobaMovedToItsNextPla("KR"));
        node.append(partners.aobaMovedBack());

        assertThat(aoba().location()).isEqualTo(new Location(JAPAN, LocationStatus.AUTHORIZED));
        assertThat(holderOf(partners.aobasNextPla).location()).isEqualTo(new Location(KOREA, LocationStatus.RETIRED));
        assertThat(listedAoba().plaId()).isEqualTo(partners.aobasPla);
    }

    @Test
    void what_is_known_of_a_reseller_holds_for_all_its_pla_ids() {
        node.append(partners.aobaMovedToItsNextPla("JP"));
        node.append(partners.aobaSuspended());

        assertThat(List.of(holderOf(partners.aobasPla), holderOf(partners.aobasNextPla)))
                .extracting(Reseller::active)
                .containsOnly(false);
    }

    @Test
    void a_distributor_is_listed_and_holds_its_own_pla_id() {
        assertThat(now().distributor(partners.kanto))
                .contains(new ListedDistributor(partners.kanto, "Kanto Distribution", JAPAN, partners.kantosPla, true));
        assertThat(now().roleOf(partners.kanto.value())).contains(TenantRole.DISTRIBUTOR);
        assertThat(now().nameOfHolder(partners.kantosPla)).contains("Kanto Distribution");
        assertThat(now().factsFor(partners.kanto, partners.kantosPla, null))
                .isEqualTo(new PartnerOfRecordFacts(
                        new Distributor(partners.kanto, JAPAN),
                        partners.kantosPla,
                        new Distributor(partners.kanto, JAPAN),
                        null,
                        Partnership.NOT_ASKED));
    }

    @Test
    void a_pla_id_of_another_distributor_is_known_as_the_others() {
        node.append(partners.rheinRegistered());

        PartnerOfRecordFacts facts = now().factsFor(partners.kanto, partners.rheinsPla, null);

        assertThat(facts.holder()).isEqualTo(new Distributor(partners.rhein, GERMANY));
        assertThat(facts.distributor()).isEqualTo(new Distributor(partners.kanto, JAPAN));
    }

    @Test
    void two_are_partners_from_when_their_slot_is_taken_until_it_is_freed() {
        assertThat(partnershipOfKantoAndAoba()).isEqualTo(Partnership.NONE);

        node.append(partners.partnersOf(partners.kanto, partners.partnership));
        assertThat(partnershipOfKantoAndAoba()).isEqualTo(Partnership.ACTIVE);
        assertThat(now().partnership(partners.kanto, partners.aoba)).contains(partners.partnership);

        node.append(partners.partnersNoMoreOf(partners.kanto, partners.partnership));
        assertThat(partnershipOfKantoAndAoba()).isEqualTo(Partnership.NONE);

        PartnershipId anew = new PartnershipId(UUID.randomUUID());
        node.append(partners.partnersOf(partners.kanto, anew));
        assertThat(now().partnership(partners.kanto, partners.aoba)).contains(anew);
    }

    @Test
    void a_partnership_is_one_distributors_and_no_others() {
        node.append(partners.rheinRegistered());
        node.append(partners.partnersOf(partners.rhein, partners.partnership));

        assertThat(partnershipOfKantoAndAoba()).isEqualTo(Partnership.NONE);
    }

    private Partnership partnershipOfKantoAndAoba() {
        return now().factsFor(partners.kanto, partners.aobasPla, new Customer(JAPAN, true))
                .partnership();
    }

    @Test
    void facts_about_a_pla_id_in_itself_ask_neither_customer_nor_partnership() {
        node.append(partners.partnersOf(partners.kanto, partners.partnership));

        assertThat(now().factsAbout(partners.aobasPla, partners.kanto))
                .isEqualTo(
                        PartnerOfRecordFacts.about(partners.aobasPla, aoba(), new Distributor(partners.kanto, JAPAN)));
    }

    @Test
    void an_invitation_is_found_by_the_hash_of_its_code() {
        String hash = "hash " + UUID.randomUUID();
        node.append(partners.invited(hash));

        assertThat(now().invitation(hash)).contains(partners.partnership);
        assertThat(now().invitation("hash of another code")).isEmpty();
    }

    @Test
    void nobody_holds_an_unknown_pla_id_and_no_pla_id_at_all() {
        PartnerOfRecordFacts unknown = now().factsFor(partners.kanto, partners.aobasNextPla, new Customer(JAPAN, true));

        assertThat(unknown.holder()).isNull();
        assertThat(unknown.plaId()).isEqualTo(partners.aobasNextPla);
        assertThat(unknown.customer()).isEqualTo(new Customer(JAPAN, true));
        assertThat(now().holderOf(partners.aobasNextPla)).isEmpty();
        assertThat(now().nameOfHolder(partners.aobasNextPla)).isEmpty();
        assertThat(now().factsFor(partners.kanto, null, null))
                .isEqualTo(new PartnerOfRecordFacts(
                        new Distributor(partners.kanto, JAPAN), null, null, null, Partnership.NOT_ASKED));
    }

    @Test
    void a_stranger_is_nothing_to_the_programme_and_sells_nothing() {
        assertThat(now().roleOf(partners.rhein.value())).isEmpty();
        assertThat(now().distributor(partners.rhein)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now().factsFor(partners.rhein, partners.aobasPla, null))
                .withMessageContaining("is not registered");
    }
}
