package io.partnerledger.edge.request;

import java.net.URI;

/** Where the ledger is reached from outside; links are built from it, never from what a request says of its host. */
public record PublicUrl(URI base) {

    public PublicUrl {
        if (!base.isAbsolute() || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("The public URL is absolute, without query and fragment.");
        }
    }

    /** The address of a path, which begins with a slash. */
    public String of(String path) {
        String prefix = base.toString();
        return (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path;
    }
}
