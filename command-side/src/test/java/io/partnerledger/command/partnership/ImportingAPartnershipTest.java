package io.partnerledger.command.partnership;

import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Invitations.ANOTHER_INVITATION;
import static io.partnerledger.command.example.Invitations.INVITATION;
import static io.partnerledger.command.example.Invitations.REQUESTED_AT;
import static io.partnerledger.command.example.Invitations.fullAttestation;
import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.UNPARTNERED;
import static io.partnerledger.command.example.Resellers.suspendedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.partnership.ImportPartnership;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipImported;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportingAPartnershipTest {

    private static final Instant NOW = REQUESTED_AT;
    private static final Instant SINCE = Instant.parse("2021-04-01T00:00:00Z");
    private static final PartnershipSlotId SLOT = new PartnershipSlotId(KANTO, AOBA);

    private final LedgerInMemory ledger = LedgerInMemory.of(PartnershipAggregate.class, PartnershipSlotAggregate.class)
            .handling(axon -> new Partnerships(
                    axon.repository(PartnershipAggregate.class),
                    axon.repository(PartnershipSlotAggregate.class),
                    new PartnersAsTold().knows(AOBA_PLA, suspendedIn("JP", AOBA)),
                    ClockAt.time(NOW)))
            .open();

    @Test
    void a_partnership_is_active_from_the_start_whatever_the_resellers_standing() {
        ledger.when(telling(INVITATION, AOBA, SINCE, "line 1"))
                .appends(on(INVITATION, imported(INVITATION, SINCE, "line 1")), on(SLOT, taken(INVITATION)))
                .answers(ImportOutcome.IMPORTED);
        assertThat(imported(INVITATION, SINCE, "line 1").after(null).status()).isEqualTo(PartnershipStatus.ACTIVE);
        assertThat(imported(INVITATION, SINCE, "line 1").after(null).version()).isZero();
    }

    @Test
    void without_a_date_it_counts_from_now() {
        ledger.when(telling(INVITATION, AOBA, null, "line 1"))
                .appends(on(INVITATION, imported(INVITATION, NOW, "line 1")), on(SLOT, taken(INVITATION)));
    }

    @Test
    void the_same_again_changes_nothing_whichever_request_it_comes_with() {
        ledger.when(telling(INVITATION, AOBA, SINCE, "line 1"));

        ledger.when(telling(ANOTHER_INVITATION, AOBA, null, "line 1 of another file"))
                .appendsNothing()
                .answers(ImportOutcome.UNCHANGED);
    }

    @Test
    void the_very_same_request_appends_nothing_and_answers_the_same() {
        ledger.when(telling(INVITATION, AOBA, SINCE, "line 1"));

        ledger.when(telling(INVITATION, AOBA, SINCE, "line 1")).appendsNothing().answers(ImportOutcome.IMPORTED);
    }

    @Test
    void after_its_removal_no_book_revives_it() { // S82
        ledger.when(telling(INVITATION, AOBA, SINCE, "line 1"));
        ledger.when(new RemovePartnership(INVITATION, KANTO, "moved", fullAttestation(), null, "removal"));

        ledger.when(telling(INVITATION, AOBA, SINCE, "line 1")).appendsNothing();
        ledger.when(telling(ANOTHER_INVITATION, AOBA, SINCE, "the same file again"))
                .isRefusedAs(RefusalCode.PARTNERSHIP_REMOVED_BEFORE);
    }

    @Test
    void a_reseller_that_the_programme_has_not_told_of_is_named() {
        assertThat(ledger.when(telling(INVITATION, UNPARTNERED, SINCE, "line 1"))
                        .isRefusedAs(RefusalCode.RESELLER_NOT_REGISTERED)
                        .parameters())
                .isEqualTo(Map.of("reseller", UNPARTNERED.value().toString()));
    }

    @Test
    void no_partnership_is_established_tomorrow() {
        ledger.when(telling(INVITATION, AOBA, NOW.plusSeconds(1), "line 1"))
                .isRefusedAs(RefusalCode.EFFECTIVE_IN_FUTURE);
    }

    private static ImportPartnership telling(
            PartnershipId id, ResellerTenantId reseller, @Nullable Instant since, String requestKey) {
        return new ImportPartnership(id, KANTO, reseller, since, requestKey);
    }

    private static PartnershipImported imported(PartnershipId id, Instant since, String requestKey) {
        return new PartnershipImported(
                id.value().toString(), KANTO.value().toString(), AOBA.value().toString(), since, NOW, requestKey);
    }

    private static PartnershipSlotTaken taken(PartnershipId holder) {
        return new PartnershipSlotTaken(
                KANTO.value().toString(),
                AOBA.value().toString(),
                holder.value().toString(),
                NOW);
    }
}
