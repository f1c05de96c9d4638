package io.partnerledger.edge.fault;

import io.partnerledger.edge.language.Text;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a refusal of the kernel reads on the wire. */
final class RefusalFinding {

    private RefusalFinding() {}

    static Finding of(Refused refused, String path) {
        RefusalCode code = refused.code();
        PartnerCenterAnswer partnerCenter = partnerCenterAnswer(refused, path);
        return new Finding(
                code.code(),
                status(code),
                partnerCenter.status(),
                partnerCenter.code(),
                Text.of(code.code() + ".title", refused.parameters()),
                Text.of(code.code() + ".detail", refused.parameters()),
                List.of(),
                refused.currentState(),
                ResellerStanding.toldBy(refused).orElse(null),
                List.of());
    }

    private static int status(RefusalCode code) {
        if (code == RefusalCode.STALE_VERSION) {
            return 412;
        }
        return switch (code.kind()) {
            case CONFLICT -> 409;
            case INVALID -> 400;
            case NOT_FOUND -> 404;
        };
    }

    private static PartnerCenterAnswer partnerCenterAnswer(Refused refused, String path) {
        return switch (refused.code()) {
            case STALE_VERSION -> new PartnerCenterAnswer(400, 2055);
            case ASSOCIATED_PARTNER_NOT_A_PARTNER, ADDITIONAL_PARTNER_NOT_A_RESELLER, SUPPORT_CONTACT_NOT_A_PARTNER ->
                new PartnerCenterAnswer(400, 800016);
            case SUBSCRIPTION_NOT_CHANGEABLE -> new PartnerCenterAnswer(400, notChangeable(refused.currentState()));
            case SEATS_OF_SUSPENDED_SUBSCRIPTION -> new PartnerCenterAnswer(400, 2001);
            case SUBSCRIPTION_SUSPENDED -> new PartnerCenterAnswer(400, 800091);
            case CANCELLATION_WINDOW_PASSED -> new PartnerCenterAnswer(400, 900117);
            case SEAT_REDUCTION_WINDOW_PASSED -> new PartnerCenterAnswer(400, 800090);
            case TERM_SHORTENED -> new PartnerCenterAnswer(400, 800122);
            case BILLING_CYCLE_LONGER_THAN_TERM -> new PartnerCenterAnswer(400, 900270);
            case BILLING_CYCLE_SET_BY_ORDER -> new PartnerCenterAnswer(400, 2054);
            case TERM_OF_LEGACY_OFFER -> new PartnerCenterAnswer(400, 3000);
            case PARTNER_ATTESTATION_NOT_ACCEPTED -> new PartnerCenterAnswer(400, 900206);
            case BILLING_CYCLE_SET_BY_SUBSCRIPTION -> new PartnerCenterAnswer(400, 800097);
            case ORDER_NOT_ALL_ACTIVE -> new PartnerCenterAnswer(400, 6000);
            case BILLING_CYCLE_NOT_OFFERED -> new PartnerCenterAnswer(400, 6001);
            case ORDER_LINE_NOT_CHANGEABLE -> new PartnerCenterAnswer(400, 3000);
            case SUBSCRIPTION_NOT_OF_ORDER -> new PartnerCenterAnswer(400, 800021);
            case PARENT_NOT_OF_ORDER -> new PartnerCenterAnswer(400, 800029);
            case PARENT_NOT_ACTIVE -> new PartnerCenterAnswer(409, 27009);
            case CART_ORDERED -> new PartnerCenterAnswer(400, 800065);
            case CART_EXPIRED -> new PartnerCenterAnswer(404, 800008);
            case NOT_FOUND_HERE -> notFound(path);
            default ->
                switch (refused.code().kind()) {
                    case CONFLICT -> new PartnerCenterAnswer(409, 3000);
                    case INVALID -> new PartnerCenterAnswer(400, 800002);
                    case NOT_FOUND -> notFound(path);
                };
        };
    }

    private static int notChangeable(@Nullable String currentState) {
        return switch (String.valueOf(currentState)) {
            case "deleted" -> 2011;
            case "disabled" -> 900279;
            default -> 900277;
        };
    }

    /** Of what lies below a customer, the last named is what wasn't found; the customer itself is looked for before. */
    private static PartnerCenterAnswer notFound(String path) {
        if (path.contains("/subscriptions/")) {
            return new PartnerCenterAnswer(404, 20003);
        }
        if (path.contains("/orders/")) {
            return new PartnerCenterAnswer(404, 20000);
        }
        if (path.contains("/carts/")) {
            return new PartnerCenterAnswer(404, 800008);
        }
        if (path.startsWith("/v1/customers/")) {
            return new PartnerCenterAnswer(403, 20002);
        }
        return new PartnerCenterAnswer(404, 1000);
    }

    private record PartnerCenterAnswer(int status, int code) {}
}
