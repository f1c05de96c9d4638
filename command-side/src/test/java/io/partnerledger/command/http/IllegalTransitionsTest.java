package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.events.store.Head;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is not allowed is answered with its code and the state that forbids it, and keeps nothing. */
@CommandSideTest
class IllegalTransitionsTest {

    private static final String REMOVAL = """
            {'confirmed':true,'reason':'Moved away','attestation':{'textId':'partnership-removal-1-en','goodFaith':true,\
            'legitimateBusinessReason':true,'compliesWithTerms':true,'holdHarmless':true}}""";

    private final Trade trade;
    private final Store store;

    IllegalTransitionsTest(@LocalServerPort int port, Head head) {
        this.trade = new Trade(port);
        this.store = new Store(head);
    }

    @ParameterizedTest(name = "a partnership {0}")
    @CsvSource(
            nullValues = "-",
            value = {
                // state,   accept or refuse,        withdraw,                removal
                "requested, -,                       -,                       partnership-not-active",
                "refused,   invitation-refused,      invitation-refused,      partnership-not-active",
                "withdrawn, invitation-withdrawn,    invitation-withdrawn,    partnership-not-active",
                "active,    invitation-already-used, invitation-already-used, -",
                "removed,   invitation-already-used, invitation-already-used, partnership-not-active",
            })
    void of_a_partnership(String state, String answering, String withdrawing, String removing) {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        Answer invitation = trade.invitationBy(distributor);
        String answers = "/ledger/invitations/" + invitation.text("invitationCode");
        String partnership = "/ledger/partnerships/" + invitation.text("id");
        bring(partnership, answers, state, distributor, reseller);

        isRefused(reseller.admin(), answers + "/acceptance", "{'confirmed':true}", answering, state);
        isRefused(reseller.admin(), answers + "/refusal", "{}", answering, state);
        isRefused(distributor, partnership + "/withdrawal", null, withdrawing, state);
        isRefused(distributor, partnership + "/removal", REMOVAL, removing, state);
        isRefused(distributor, partnership + "/removal?dryRun=true", null, removing, state);
    }

    private void bring(String partnership, String answers, String state, Agent distributor, Reseller reseller) {
        switch (state) {
            case "refused" -> reseller.admin().post(answers + "/refusal", "{}").is(200);
            case "withdrawn" ->
                distributor.post(partnership + "/withdrawal", null).is(200);
            case "active" ->
                reseller.admin()
                        .post(answers + "/acceptance", "{'confirmed':true}")
                        .is(200);
            case "removed" -> {
                reseller.admin()
                        .post(answers + "/acceptance", "{'confirmed':true}")
                        .is(200);
                distributor.post(partnership + "/removal", REMOVAL).is(200);
            }
            default -> assertThat(state).isEqualTo("requested");
        }
    }

    private void isRefused(Agent who, String path, String body, String code, String currentState) {
        if (code != null) {
            Answer answer = store.unchangedBy(() -> who.post(path, body)).isProblem(409, code);
            assertThat(answer.text("currentState")).isEqualTo(currentState);
        }
    }
}
