package io.partnerledger.edge;

import static io.partnerledger.edge.access.Route.get;
import static io.partnerledger.edge.access.Route.post;
import static io.partnerledger.edge.access.Route.put;

import io.partnerledger.edge.access.Parties;
import io.partnerledger.edge.access.Party;
import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.caller.Role;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** A side with two small capabilities: one spoken to as on {@code /ledger}, one as on {@code /v1}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({HttpEdgeConfiguration.class, LedgerNotes.class, PartnerCenterNotes.class, Invitations.class})
class TestApplication {

    @Bean
    JwtDecoder jwtDecoder() {
        JwtDecoder decoder = Tokens.decoder();
        return token -> {
            if (token.equals(Tokens.WHILE_THE_KEYS_ARE_AWAY)) {
                throw new JwtException("The issuer's keys can't be had.");
            }
            return decoder.decode(token);
        };
    }

    @Bean
    Parties parties() {
        Map<Object, Party> known = Map.of(Tokens.KANTO, Party.DISTRIBUTOR, Tokens.AOBA, Party.RESELLER);
        return tenant -> Optional.ofNullable(known.get(tenant));
    }

    @Bean
    Route writingNotes() {
        return post("/ledger/test/notes").distributor(Role.ADMIN_AGENT, Role.SALES_AGENT);
    }

    @Bean
    Route readingNotes() {
        return get("/ledger/test/notes/{id}").distributor(Role.ADMIN_AGENT);
    }

    @Bean
    Route changingNotes() {
        return put("/ledger/test/notes/{id}").distributor(Role.ADMIN_AGENT);
    }

    @Bean
    Route listingNotes() {
        return get("/ledger/test/notes").distributor(Role.ADMIN_AGENT).reseller(Role.ADMIN_AGENT);
    }

    @Bean
    Route breakingNotes() {
        return get("/ledger/test/faults/{fault}").distributor(Role.ADMIN_AGENT);
    }

    @Bean
    Route writingPartnerCenterNotes() {
        return post("/v1/test/notes").distributor(Role.ADMIN_AGENT);
    }

    @Bean
    Route readingPartnerCenterNotes() {
        return get("/v1/test/notes/{id}").distributor(Role.ADMIN_AGENT);
    }

    @Bean
    Route listingPartnerCenterNotes() {
        return get("/v1/test/notes").distributor(Role.ADMIN_AGENT).reseller(Role.ADMIN_AGENT);
    }

    @Bean
    Route streamingPartnerCenterNotes() {
        return get("/v1/test/notes/streamed").distributor(Role.ADMIN_AGENT);
    }

    @Bean
    Route breakingPartnerCenterNotes() {
        return get("/v1/test/faults/{fault}").distributor(Role.ADMIN_AGENT);
    }

    @Bean
    Route openNotes() {
        return get("/ledger/test/open").openToAll();
    }
}
