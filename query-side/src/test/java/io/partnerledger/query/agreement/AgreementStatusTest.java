package io.partnerledger.query.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import io.partnerledger.query.trade.Trade;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementStatusTest extends QuerySideTest {

    private DistributorId kanto;
    private PlaId kantosPla;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba() {
        kantosPla = Trade.freshPlaId();
        kanto = trade.distributor("Kanto Distribution", "JP", kantosPla);
        aoba = trade.reseller("Aoba Systems", "JP");
    }

    @ParameterizedTest
    @CsvSource({"mpnId", "mpnid", "MpnId", "MPNID"})
    void a_partner_is_asked_for_by_pla_id_or_by_tenant_in_any_spelling(String mpnId) { // S25
        String tenantId =
                mpnId.replace("mpn", "tenant").replace("Mpn", "Tenant").replace("MPN", "TENANT");

        for (Reader anyPartner : new Reader[] {as(kanto), as(aoba)}) {
            assertSigned(ask(anyPartner, mpnId + "=" + trade.plaIdOf(aoba).value()));
            assertSigned(ask(anyPartner, tenantId + "=" + aoba.value()));
            assertSigned(ask(anyPartner, tenantId + "=" + kanto.value()));
        }
    }

    @Test
    void what_is_wrong_with_a_pla_id_is_told_by_its_code() {
        ResellerTenantId fjord = trade.reseller("Fjord IT", "NO");
        ResellerTenantId newcomer = trade.registered("Shinjin Systems", "JP", Trade.freshPlaId());
        ResellerTenantId unsigned = trade.reseller("Minami Cloud", "JP");
        trade.sign(unsigned, false);

        assertFault(ask(as(kanto), "mpnId=999999999999"), 2200, "999999999999");
        Answer elsewhere = ask(as(kanto), mpnIdOf(fjord));
        assertFault(elsewhere, 2201, "Europe");
        assertFault(elsewhere, 2201, "Japan");
        assertFault(
                ask(as(kanto), mpnIdOf(unsigned)), 2203, trade.plaIdOf(unsigned).value());
        assertFault(
                ask(as(kanto), mpnIdOf(newcomer)), 2204, trade.plaIdOf(newcomer).value());
        assertFault(ask(as(kanto), "mpnId=" + kantosPla.value()), 2204, kantosPla.value());
    }

    @Test
    void what_is_wrong_with_a_tenant_is_told_by_its_code() {
        UUID nobody = UUID.randomUUID();
        assertFault(ask(as(kanto), "tenantId=" + nobody), 2205, nobody.toString());
        trade.sign(aoba, false);

        assertFault(
                ask(as(kanto), "tenantId=" + aoba.value()), 2206, aoba.value().toString());
        assertThat(ask(as(kanto).inJapanese(), "tenantId=" + aoba.value())
                        .json()
                        .get("description")
                        .asString())
                .contains("同意していません");
    }

    @ParameterizedTest
    @CsvSource({
        "''                     , 2001",
        "mpnId=                 , 2001",
        "mpnId=aoba             , 2000",
        "mpnId=1.5              , 2000",
        "tenantId=4847383       , 2000",
        "mpnId=1&tenantId=2     , 2000",
        "mpnId=4847383&mpnid=1  , 2000"
    })
    void exactly_one_well_formed_id_is_asked_for(String query, int code) {
        assertFault(ask(as(kanto), query), code, "");
    }

    /** As of the question's arrival, whoever wrote: no position goes along here. */
    @Test
    void an_agreement_just_recorded_counts() {
        for (boolean signed : new boolean[] {false, true}) {
            trade.sign(aoba, signed);

            assertThat(ask(as(kanto).with("Ledger-Position", "0"), mpnIdOf(aoba))
                            .status())
                    .isEqualTo(signed ? 200 : 400);
        }
    }

    private String mpnIdOf(ResellerTenantId reseller) {
        return "mpnId=" + trade.plaIdOf(reseller).value();
    }

    private static Answer ask(Reader reader, String query) {
        return reader.get("/v1/compliance/csp/agreementstatus?" + query);
    }

    private static void assertSigned(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("{\"isAgreementSigned\":true}");
    }

    private static void assertFault(Answer answer, int code, String named) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().get("code").asInt()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().get("description").asString()).contains(named).doesNotContain("{");
    }
}
