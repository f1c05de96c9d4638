package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.due.DueWork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that the ledger does by itself. */
@CommandSideTest
class KindsOfDueWorkTest {

    private final List<DueWork> works;

    KindsOfDueWorkTest(List<DueWork> works) {
        this.works = works;
    }

    /** Without a new version, the agenda of an older ledger would lack what happened before there was the new kind. */
    @Test
    void who_adds_a_kind_raises_the_version_of_the_agenda_and_lists_it_here() {
        assertThat(works)
                .extracting(DueWork::kind)
                .as("kinds of version 1")
                .containsExactlyInAnyOrder("invitation-expiry", "term-end", "gdap-expiry", "gdap-revocation");
    }
}
