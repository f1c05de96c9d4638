package io.partnerledger.edge.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ListingContactTest {

    @Test
    void whoever_is_configured_is_named_and_else_the_representative_in_the_readers_language() {
        assertThat(new ListingContact(" sato@microsoft.example ").advice(Locale.US))
                .endsWith("contact sato@microsoft.example.");
        assertThat(new ListingContact("").advice(Locale.US)).endsWith("contact your Microsoft representative.");
        assertThat(new ListingContact("").advice(Locale.JAPAN)).contains("Microsoft の担当者にお問い合わせください");
    }
}
