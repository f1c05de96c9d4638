package io.partnerledger.command.partnership;

import io.partnerledger.edge.request.PublicUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address at which a reseller answers an invitation; it is specific to the distributor's account (S31). */
record InvitationLinks(PublicUrl publicUrl) {

    String to(String code) {
        return publicUrl.of("/invitations/" + URLEncoder.encode(code, StandardCharsets.US_ASCII));
    }
}
