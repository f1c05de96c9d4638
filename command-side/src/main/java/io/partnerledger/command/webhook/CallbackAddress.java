package io.partnerledger.command.webhook;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Where a webhook may be called back. */
final class CallbackAddress {

    private final CallableNames names;
    private final boolean ownNetwork;

    CallbackAddress(CallableNames names, boolean ownNetwork) {
        this.names = names;
        this.ownNetwork = ownNetwork;
    }

    /**
     * Refuses an address that is not to be called. Whether the name is unknown or leads inside is not told: the answer
     * must not be a map of our network.
     */
    void check(String url) {
        URI uri = parsed(url);
        if (uri == null || !isCallable(uri)) {
            throw BadRequest.of("WebhookUrl", Text.of("violation.callback-address"));
        }
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private boolean isCallable(URI uri) {
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        boolean wellFormed = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= 65_535;
        return wellFormed
                && (encrypted || ownNetwork && "http".equalsIgnoreCase(uri.getScheme()))
                && leadsToTheOpenInternet(uri.getHost());
    }

    private boolean leadsToTheOpenInternet(String host) {
        try {
            return names.resolve(host).length > 0;
        } catch (UnknownHostException unknownOrInside) {
            return false;
        }
    }
}
