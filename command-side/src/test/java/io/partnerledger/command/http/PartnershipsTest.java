package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.partnership.PartnerDependents;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@CommandSideTest
class PartnershipsTest {

    private final Trade trade;
    private final Store store;
    private final JdbcClient jdbc;

    PartnershipsTest(
            @LocalServerPort int port,
            Head head,
            @Value("${ledger.database.url}") String url,
            @Value("${ledger.database.username}") String user,
            @Value("${ledger.database.password}") String password) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }

    @Test // S20, S27, S28, S30
    void a_request_gives_a_message_to_send_with_a_link_of_the_configured_address() {
        Agent distributor = trade.distributorIn("JP").with("X-Locale", "en-US");

        Answer answer = distributor
                .with("Host-Of-The-Proxy", "evil.example")
                .post(
                        "/ledger/partnerships",
                        "{'resellerEmail':'sato+1@aoba.example','resellerName':'Aoba','note':'See you & soon'}")
                .is(201);

        assertThat(answer.text("status")).isEqualTo("requested");
        assertThat(answer.text("expiresAt")).isNotBlank();
        String link = answer.text("invitationLink");
        assertThat(link).isEqualTo("https://ledger.example/invitations/" + answer.text("invitationCode"));
        assertThat(answer.text("emailDraft.to")).isEqualTo("sato+1@aoba.example");
        assertThat(answer.text("emailDraft.subject")).contains("Kanto Distribution");
        assertThat(answer.text("emailDraft.body")).contains("Hello Aoba", link, "See you & soon");
        String mailto = answer.text("emailDraft.mailto");
        assertThat(mailto).startsWith("mailto:sato%2B1@aoba.example?subject=").doesNotContain(" ", "\n");
        assertThat(URLDecoder.decode(mailto, StandardCharsets.UTF_8)).contains(link);
    }

    @Test
    void the_message_is_in_the_language_asked_for_or_else_in_the_callers() {
        Agent distributor = trade.distributorIn("JP").with("X-Locale", "ja-JP");

        assertThat(body(distributor.post("/ledger/partnerships", "{'resellerEmail':'a@b.example'}")))
                .contains("ご担当者様");
        assertThat(body(distributor.post("/ledger/partnerships", "{'resellerEmail':'a@b.example','locale':'en-US'}")))
                .contains("Hello,");
        distributor
                .post("/ledger/partnerships", "{'resellerEmail':'a@b.example','locale':'fr-FR'}")
                .isProblem(400, "invalid-request");
    }

    @Test
    void a_repeated_request_gives_the_same_invitation_and_another_request_another() {
        Agent distributor = trade.distributorIn("JP");
        Agent repeating = distributor.repeating();

        Answer first = trade.invitationBy(repeating);
        Answer again = store.unchangedBy(() -> trade.invitationBy(repeating));

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(trade.invitationBy(distributor).text("invitationCode")).isNotEqualTo(first.text("invitationCode"));
    }

    @Test
    void neither_the_code_nor_the_e_mail_address_lies_in_the_store() {
        Agent distributor = trade.distributorIn("JP");
        Answer invitation = trade.invitationBy(distributor);

        String kept = String.join(
                "",
                jdbc.sql("select payload::text from events.event where stream = ?")
                        .param("partnership:" + invitation.text("id"))
                        .query(String.class)
                        .list());

        assertThat(kept)
                .contains("invitationCodeHash")
                .doesNotContain(invitation.text("invitationCode"))
                .doesNotContain("sato@aoba.example");
    }

    @Test
    void every_event_says_who_caused_it_by_which_request() {
        String requestId = UUID.randomUUID().toString();
        String correlationId = UUID.randomUUID().toString();
        Agent distributor =
                trade.distributorIn("JP").with("MS-RequestId", requestId).with("MS-CorrelationId", correlationId);
        String id = trade.invitationBy(distributor).text("id");

        String metadata = jdbc.sql("select metadata::text from events.event where stream = ?")
                .param("partnership:" + id)
                .query(String.class)
                .single();

        assertThat(metadata)
                .contains(
                        "agent-of-" + distributor.tenant(),
                        "\"" + distributor.tenant() + "\"",
                        "AdminAgent",
                        requestId,
                        correlationId,
                        "traceId");
    }

    @Test
    void an_invitation_says_who_invites_to_anybody_signed_in_who_has_its_code() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String code = trade.invitationBy(distributor).text("invitationCode");
        String reusable = distributor.get("/ledger/partnership-link").is(200).text("code");

        Answer personal = reseller.admin().get("/ledger/invitations/" + code).is(200);
        assertThat(personal.text("kind")).isEqualTo("personal");
        assertThat(personal.text("status")).isEqualTo("requested");
        assertThat(personal.text("distributor.tenantId"))
                .isEqualTo(distributor.tenant().toString());

        Answer forAnybody =
                reseller.admin().get("/ledger/invitations/" + reusable).is(200);
        assertThat(forAnybody.text("kind")).isEqualTo("reusable");
        assertThat(forAnybody.text("distributor.tenantId"))
                .isEqualTo(distributor.tenant().toString());

        trade.accept(reseller.admin(), code).is(200);
        assertThat(reseller.admin().get("/ledger/invitations/" + code).is(200).text("status"))
                .isEqualTo("active");
        reseller.admin().get("/ledger/invitations/nobody-gave-this-code").isProblem(404, "not-found");
    }

    @Test
    void a_personal_invitation_is_accepted_once() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        Answer invitation = trade.invitationBy(distributor);
        String code = invitation.text("invitationCode");

        Answer accepted = trade.accept(reseller.admin(), code).is(200);

        assertThat(accepted.text("id")).isEqualTo(invitation.text("id"));
        assertThat(accepted.text("status")).isEqualTo("active");
        assertThat(accepted.text("reseller.tenantId"))
                .isEqualTo(reseller.tenant().toString());
        assertThat(accepted.text("distributor.name")).isEqualTo("Kanto Distribution");
        Answer again =
                store.unchangedBy(() -> trade.accept(reseller.admin(), code)).isProblem(409, "invitation-already-used");
        assertThat(again.text("currentState")).isEqualTo("active");
    }

    @Test
    void a_repeated_acceptance_is_answered_alike() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String code = trade.invitationBy(distributor).text("invitationCode");
        Agent repeating = reseller.admin().repeating();

        Answer first = trade.accept(repeating, code).is(200);
        Answer again = store.unchangedBy(() -> trade.accept(repeating, code)).is(200);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test // S31
    void the_reusable_link_serves_any_reseller_but_each_once() {
        Agent distributor = trade.distributorIn("JP");
        Answer link = distributor.get("/ledger/partnership-link").is(200);
        String code = link.text("code");
        assertThat(link.text("link")).isEqualTo("https://ledger.example/invitations/" + code);
        assertThat(distributor.get("/ledger/partnership-link").text("code")).isEqualTo(code);
        Reseller one = trade.resellerIn("JP");
        Reseller other = trade.resellerIn("JP");

        Answer first = trade.accept(one.admin(), code).is(200);
        Answer second = trade.accept(other.admin(), code).is(200);

        assertThat(first.text("status")).isEqualTo("active");
        assertThat(second.text("id")).isNotEqualTo(first.text("id"));
        assertThat(second.text("distributor.tenantId"))
                .isEqualTo(distributor.tenant().toString());
        store.unchangedBy(() -> trade.accept(one.admin(), code)).isProblem(409, "already-partners");
    }

    @Test // S31
    void a_code_that_was_tampered_with_is_not_found() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String personal = trade.invitationBy(distributor).text("invitationCode");
        String reusable = distributor.get("/ledger/partnership-link").text("code");

        for (String code : new String[] {tampered(personal), tampered(reusable), "x", "0".repeat(2000)}) {
            store.unchangedBy(() -> trade.accept(reseller.admin(), code)).isProblem(404, "not-found");
        }
    }

    @Test
    void acceptance_must_be_confirmed() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String path = "/ledger/invitations/" + trade.invitationBy(distributor).text("invitationCode") + "/acceptance";

        for (String body : new String[] {"{}", "{'confirmed':false}", "{'confirmed':null}"}) {
            Answer answer =
                    store.unchangedBy(() -> reseller.admin().post(path, body)).isProblem(400, "invalid-request");
            assertThat(answer.text("violations.0.field")).isEqualTo("confirmed");
        }
    }

    @Test // S16, S17
    void a_reseller_that_is_not_onboarded_is_told_where_to_enrol() {
        Agent distributor = trade.distributorIn("JP");
        Reseller registeredOnly = trade.registeredResellerIn("JP");
        Agent nobody = trade.anybody(UUID.randomUUID(), Role.ADMIN_AGENT);
        String code = trade.invitationBy(distributor).text("invitationCode");

        for (Agent reseller : new Agent[] {registeredOnly.admin(), nobody}) {
            Answer answer =
                    store.unchangedBy(() -> trade.accept(reseller, code)).isProblem(409, "reseller-not-onboarded");
            assertThat(answer.text("detail")).contains("https://");
        }
    }

    @Test
    void a_suspended_reseller_may_accept() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        trade.suspend(reseller);

        trade.accept(reseller.admin(), trade.invitationBy(distributor).text("invitationCode"))
                .is(200);
    }

    @Test
    void a_withdrawn_invitation_is_no_more() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        Answer invitation = trade.invitationBy(distributor);

        Answer withdrawn = distributor
                .post("/ledger/partnerships/" + invitation.text("id") + "/withdrawal", null)
                .is(200);

        assertThat(withdrawn.text("status")).isEqualTo("withdrawn");
        store.unchangedBy(() -> trade.accept(reseller.admin(), invitation.text("invitationCode")))
                .isProblem(409, "invitation-withdrawn");
        distributor
                .post("/ledger/partnerships/" + invitation.text("id") + "/withdrawal", null)
                .isProblem(409, "invitation-withdrawn");
    }

    @Test
    void a_refused_invitation_is_no_more() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String code = trade.invitationBy(distributor).text("invitationCode");

        Answer refused = reseller.admin()
                .post("/ledger/invitations/" + code + "/refusal", "{'reason':'No capacity'}")
                .is(200);

        assertThat(refused.text("status")).isEqualTo("refused");
        trade.accept(reseller.admin(), code).isProblem(409, "invitation-refused");
    }

    @Test
    void whoever_refuses_must_be_a_reseller_though_not_onboarded_yet() {
        Agent distributor = trade.distributorIn("JP");
        String path = "/ledger/invitations/" + trade.invitationBy(distributor).text("invitationCode") + "/refusal";
        Agent nobody = trade.anybody(UUID.randomUUID(), Role.ADMIN_AGENT);

        store.unchangedBy(() -> nobody.post(path, "{}")).isProblem(409, "reseller-not-onboarded");
        trade.registeredResellerIn("JP").admin().post(path, "{}").is(200);
    }

    @Test
    void nobody_ends_what_it_has_not_seen() {
        Agent distributor = trade.distributorIn("JP");
        String id = trade.partnership(distributor, trade.resellerIn("JP"));
        String removal = "/ledger/partnerships/" + id + "/removal";
        Agent late = distributor.with("If-Match", "\"0\"");

        store.unchangedBy(() -> late.post(removal, removal("partnership-removal-1-en")))
                .isProblem(412, "stale-version");
        store.unchangedBy(() -> late.post(removal + "?dryRun=true", null)).isProblem(412, "stale-version");
        distributor
                .with("If-Match", "\"1\"")
                .post(removal, removal("partnership-removal-1-en"))
                .is(200);
        String asked = trade.invitationBy(distributor).text("id");
        store.unchangedBy(() -> distributor
                        .with("If-Match", "\"1\"")
                        .post("/ledger/partnerships/" + asked + "/withdrawal", null))
                .isProblem(412, "stale-version");
    }

    @ParameterizedTest // S12
    @ValueSource(strings = {"PUT", "PATCH"})
    void the_listing_is_not_changed_here_but_by_whoever_is_named(String method) {
        Agent distributor = trade.distributorIn("JP");

        Answer refused = store.unchangedBy(
                        () -> distributor.send(method, "/ledger/distributor-profile", "{'name':'Kanto Global'}"))
                .isProblem(403, "listing-not-self-service");

        assertThat(refused.text("detail")).contains("your Microsoft representative");
        assertThat(distributor
                        .with("X-Locale", "ja-JP")
                        .send(method, "/ledger/distributor-profile", null)
                        .text("detail"))
                .contains("Microsoft の担当者");
        distributor
                .as(Role.HELPDESK_AGENT)
                .send(method, "/ledger/distributor-profile", "{}")
                .isProblem(403, "role-lacks-right");
    }

    @Test
    void a_reusable_link_cannot_be_refused() {
        String code = trade.distributorIn("JP").get("/ledger/partnership-link").text("code");

        trade.resellerIn("JP")
                .admin()
                .post("/ledger/invitations/" + code + "/refusal", null)
                .isProblem(404, "not-found");
    }

    @Test // S76, S77, S78, S79, S81
    void a_partnership_is_ended_with_all_that_must_be_affirmed_and_can_begin_anew() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String id = trade.partnership(distributor, reseller);
        String textId = distributor
                .get("/ledger/attestations/partnership-removal")
                .is(200)
                .text("textId");

        Answer removed = distributor
                .as(Role.SALES_AGENT)
                .post("/ledger/partnerships/" + id + "/removal", removal(textId))
                .is(200);

        assertThat(removed.text("partnership.status")).isEqualTo("removed");
        assertThat(removed.json().path("unchanged").size()).isPositive();
        assertThat(removed.json().path("noticeDrafts")).isNotEmpty().allSatisfy(draft -> {
            assertThat(draft.path("heading").asString("")).contains("not a legal notice");
            assertThat(draft.path("body").asString("")).contains("not a legal notice");
        });
        distributor
                .post("/ledger/partnerships/" + id + "/removal", removal(textId))
                .isProblem(409, "partnership-not-active");
        assertThat(trade.partnership(distributor, reseller)).isNotEqualTo(id);
    }

    @ParameterizedTest // S81
    @ValueSource(
            strings = {"jakarta.mail.Transport", "org.springframework.mail.MailSender", "org.apache.commons.mail.Email"
            })
    void there_is_nothing_that_could_send_a_message(String mailer) {
        assertThatThrownBy(() -> Class.forName(mailer)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void a_repeated_removal_is_answered_alike() {
        Agent distributor = trade.distributorIn("JP");
        String id = trade.partnership(distributor, trade.resellerIn("JP"));
        String path = "/ledger/partnerships/" + id + "/removal";
        Agent repeating = distributor.repeating();

        Answer first = repeating.post(path, removal("partnership-removal-1-en")).is(200);
        Answer again = store.unchangedBy(() -> repeating.post(path, removal("partnership-removal-1-en")))
                .is(200);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test // S74
    void a_dry_run_shows_what_would_come_of_it_and_does_nothing() {
        Agent distributor = trade.distributorIn("JP");
        String id = trade.partnership(distributor, trade.resellerIn("JP"));

        Answer shown = store.unchangedBy(
                        () -> distributor.post("/ledger/partnerships/" + id + "/removal?dryRun=true", null))
                .is(200);

        assertThat(shown.text("partnership.status")).isEqualTo("active");
        PartnerDependents counted = CountingStub.COUNTED;
        assertThat(shown.json().path("consequences").path("subscriptions").asInt())
                .isEqualTo(counted.subscriptions());
        assertThat(shown.json().path("consequences").path("renewalsNext30Days").asInt())
                .isEqualTo(counted.renewalsNext30Days());
    }

    @Test // S79, S80
    void the_attestation_is_read_in_the_callers_language_and_kept_with_it() {
        Agent distributor = trade.distributorIn("JP").with("X-Locale", "ja-JP");
        String id = trade.partnership(distributor, trade.resellerIn("JP"));
        Answer text =
                distributor.get("/ledger/attestations/partnership-removal").is(200);
        assertThat(text.text("text")).contains("ディストリビューター");
        assertThat(text.json().path("points")).hasSize(4);

        distributor
                .post("/ledger/partnerships/" + id + "/removal", removal(text.text("textId")))
                .is(200);

        String kept = jdbc.sql("select payload::text from events.event where stream = ? order by sequence desc limit 1")
                .param("partnership:" + id)
                .query(String.class)
                .single();
        assertThat(kept).contains("ja-JP", text.text("textId"), "agent-of-" + distributor.tenant());
    }

    @ParameterizedTest // S74, S79, S80
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "confirmed                            | 'confirmed':true | 'confirmed':false",
                "reason                               | 'reason':'Moved away', | ~~",
                "attestation.textId                   | 'textId':'partnership-removal-1-en' | 'textId':'old'",
                "attestation.goodFaith                | 'goodFaith':true | 'goodFaith':false",
                "attestation.legitimateBusinessReason | 'legitimateBusinessReason':true | 'legitimateBusinessReason':null",
                "attestation.compliesWithTerms        | 'compliesWithTerms':true | 'compliesWithTerms':false",
                "attestation.holdHarmless             | ,'holdHarmless':true | ~~"
            })
    void a_point_that_is_not_affirmed_is_named(String point, String part, String instead) {
        Agent distributor = trade.distributorIn("JP");
        String id = trade.partnership(distributor, trade.resellerIn("JP"));
        String body = removal("partnership-removal-1-en").replace(part, instead);

        Answer answer = store.unchangedBy(() -> distributor.post("/ledger/partnerships/" + id + "/removal", body))
                .isProblem(400, "invalid-request");

        assertThat(answer.json().path("violations")).hasSize(1);
        assertThat(answer.text("violations.0.field")).isEqualTo(point);
    }

    @Test
    void a_removal_without_body_names_everything_that_is_missing() {
        Agent distributor = trade.distributorIn("JP");
        String id = trade.partnership(distributor, trade.resellerIn("JP"));

        Answer answer = distributor
                .post("/ledger/partnerships/" + id + "/removal", null)
                .isProblem(400, "invalid-request");

        assertThat(answer.json().path("violations")).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawal", "removal", "removal?dryRun=true"})
    void anothers_partnership_is_not_found_like_one_that_never_was(String action) {
        Agent distributor = trade.distributorIn("JP");
        Agent other = trade.distributorIn("JP");
        String id = trade.partnership(distributor, trade.resellerIn("JP"));
        String body = action.equals("removal") ? removal("partnership-removal-1-en") : null;

        for (String unknown : new String[] {id, UUID.randomUUID().toString(), "x"}) {
            store.unchangedBy(() -> other.post("/ledger/partnerships/" + unknown + "/" + action, body))
                    .isProblem(404, "not-found");
        }
    }

    @ParameterizedTest // S21
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "resellerEmail | {}",
                "resellerEmail | {'resellerEmail':'nobody'}",
                "resellerEmail | {'resellerEmail':['a@b.example']}",
                "locale        | {'resellerEmail':'a@b.example','locale':'tlh'}",
                "cc            | {'resellerEmail':'a@b.example','cc':'c@d.example'}"
            })
    void what_is_wrong_with_a_request_is_named(String field, String body) {
        Agent distributor = trade.distributorIn("JP");

        Answer answer = store.unchangedBy(() -> distributor.post("/ledger/partnerships", body))
                .isProblem(400, "invalid-request");

        assertThat(answer.text("violations.0.field")).isEqualTo(field);
    }

    @Test
    void only_the_right_agents_ask_answer_and_end() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String code = trade.invitationBy(distributor).text("invitationCode");
        String acceptance = "/ledger/invitations/" + code + "/acceptance";
        String request = "{'resellerEmail':'a@b.example'}";

        trade.withoutToken().post("/ledger/partnerships", request).isProblem(401, "not-signed-in");
        distributor.as(Role.SALES_AGENT).post("/ledger/partnerships", request).isProblem(403, "role-lacks-right");
        reseller.admin().post("/ledger/partnerships", request).isProblem(403, "role-lacks-right");
        trade.anybody(UUID.randomUUID(), Role.ADMIN_AGENT)
                .post("/ledger/partnerships", request)
                .isProblem(403, "tenant-unknown");
        reseller.admin().get("/ledger/partnership-link").isProblem(403, "role-lacks-right");
        distributor.as(Role.SALES_AGENT).get("/ledger/partnership-link").isProblem(403, "role-lacks-right");
        reseller.admin()
                .as(Role.SALES_AGENT)
                .post(acceptance, "{'confirmed':true}")
                .isProblem(403, "role-lacks-right");
        distributor.post(acceptance, "{'confirmed':true}").isProblem(403, "role-lacks-right");
        distributor
                .as(Role.HELPDESK_AGENT)
                .post("/ledger/partnerships/" + UUID.randomUUID() + "/removal", "{}")
                .isProblem(403, "role-lacks-right");
    }

    private static String body(Answer answer) {
        return answer.is(201).text("emailDraft.body");
    }

    private static String tampered(String code) {
        int middle = code.length() / 2;
        char other = code.charAt(middle) == 'A' ? 'B' : 'A';
        return code.substring(0, middle) + other + code.substring(middle + 1);
    }

    private static String removal(String textId) {
        return """
                {'confirmed':true,'reason':'Moved away','attestation':{'textId':'%s','goodFaith':true,\
                'legitimateBusinessReason':true,'compliesWithTerms':true,'holdHarmless':true}}""".formatted(textId);
    }
}
