package io.partnerledger.command.partnership;

import io.partnerledger.edge.request.PublicUrl;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of the invitation codes and the address of the links. */
@Configuration(proxyBeanMethods = false)
class InvitationConfiguration {

    /** @param key Base64; whoever changes it makes every link void that is on its way */
    @Bean
    InvitationCodes invitationCodes(@Value("${ledger.invitation.key}") String key) {
        return new InvitationCodes(Base64.getDecoder().decode(key));
    }

    @Bean
    InvitationLinks invitationLinks(PublicUrl publicUrl) {
        return new InvitationLinks(publicUrl);
    }
}
