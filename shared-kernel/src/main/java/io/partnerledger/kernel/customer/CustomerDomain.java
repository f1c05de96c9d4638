package io.partnerledger.kernel.customer;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A customer's domain such as {@code minatofoods.onmicrosoft.com}, lower case however it was written. */
public record CustomerDomain(String value) {

    private static final Pattern LABELS = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?");

    public CustomerDomain {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("A domain is made of letters, digits, dots and hyphens.");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    public static CustomerDomain of(String value) {
        return new CustomerDomain(value);
    }

    public static boolean isWellFormed(@Nullable String text) {
        return text != null && LABELS.matcher(text).matches();
    }

    /** The name of the stream that owns the domain's uniqueness. */
    public String stream() {
        return "customer-domain:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
