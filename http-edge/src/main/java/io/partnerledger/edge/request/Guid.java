package io.partnerledger.edge.request;

import java.util.UUID;
import java.util.regex.Pattern;

/** The written form of a GUID: {@link UUID#fromString} alone takes {@code 1-1-1-1-1} for one. */
public final class Guid {

    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Guid() {}

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    public static UUID parse(String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("No GUID.");
        }
        return UUID.fromString(text);
    }
}
