package io.partnerledger.command.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Names of hosts that may be called, with the addresses they may be called at.
 *
 * <p>The same is asked when a webhook is registered and again for every connection, which is then made to the addresses
 * that were asked about: between the two, a name may have come to mean something else.
 */
final class CallableNames implements DnsResolver {

    private final NameService names;
    private final boolean ownNetwork;

    CallableNames(NameService names, boolean ownNetwork) {
        this.names = names;
        this.ownNetwork = ownNetwork;
    }

    /** @throws NotCallable if only one of its addresses is not of the open Internet */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addressesOf(host);
        if (!ownNetwork && !Arrays.stream(addresses).allMatch(OpenInternet::has)) {
            throw new NotCallable();
        }
        return addresses;
    }

    /** Asked for by protocols that we don't speak. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Who knows the addresses of names. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** The name leads into a network that is nobody's to call. */
    static final class NotCallable extends UnknownHostException {

        private static final long serialVersionUID = 1L;
    }
}
