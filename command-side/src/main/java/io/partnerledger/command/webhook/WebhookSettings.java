package io.partnerledger.command.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are told.
 *
 * @param signingKey what notices are signed with, an RSA key in PEM (PKCS #8); where there is none, the ledger makes one
 *     once and keeps it sealed in its database
 * @param certificate that of the key, in PEM
 * @param patience the longest that one call may take as a whole
 * @param atOnce how many calls are made at once on this node
 * @param perReceiver how many of them one receiver gets
 * @param givenUpAfter for how long a receiver may be away, or refuse a notice, until that is given up
 * @param ownNetwork whether http, and addresses of the server's own network, are called: for development and tests only
 */
@ConfigurationProperties("ledger.webhooks")
record WebhookSettings(
        @Nullable String signingKey,
        @Nullable String certificate,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("32") int atOnce,
        @DefaultValue("4") int perReceiver,
        @DefaultValue("3d") Duration givenUpAfter,
        @DefaultValue("false") boolean ownNetwork) {}
