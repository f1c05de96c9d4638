package io.partnerledger.command.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationCodesTest {

    private static final DistributorId KANTO = DistributorId.of("0a6f3c1e-7d52-4b8a-9c11-5e2d4f6a8b01");
    private static final PartnershipId PARTNERSHIP = PartnershipId.of("9a270000-0000-4000-8000-000000000001");

    private final InvitationCodes codes = new InvitationCodes(key(1));

    @Test
    void a_code_is_derived_anew_whenever_it_is_needed() {
        assertThat(codes.personal(PARTNERSHIP)).isEqualTo(new InvitationCodes(key(1)).personal(PARTNERSHIP));
        assertThat(codes.reusable(KANTO)).isEqualTo(new InvitationCodes(key(1)).reusable(KANTO));
    }

    @Test
    void a_code_has_at_least_128_bits_and_fits_into_a_link_as_it_is() {
        assertThat(codes.personal(PARTNERSHIP)).matches("[A-Za-z0-9_-]{43}");
        assertThat(codes.reusable(KANTO)).matches("[A-Za-z0-9_-]{70}");
    }

    @Test // S31
    void a_reusable_code_tells_whose_it_is_and_no_other_code_does() {
        assertThat(codes.distributorOf(codes.reusable(KANTO))).contains(KANTO);
        assertThat(codes.distributorOf(codes.personal(PARTNERSHIP))).isEmpty();
        assertThat(codes.distributorOf("")).isEmpty();
        assertThat(codes.distributorOf("not base64!")).isEmpty();
    }

    @Test
    void changing_any_letter_of_a_reusable_code_makes_it_none() {
        String code = codes.reusable(KANTO);
        for (int i = 0; i < code.length(); i++) {
            for (char other : new char[] {'A', 'B', 'w', '_'}) {
                String changed = code.substring(0, i) + other + code.substring(i + 1);
                if (!changed.equals(code)) {
                    assertThat(codes.distributorOf(changed)).as(changed).isEmpty();
                }
            }
        }
    }

    @Test
    void a_code_under_another_key_is_none() {
        assertThat(codes.distributorOf(new InvitationCodes(key(2)).reusable(KANTO)))
                .isEmpty();
        assertThat(new InvitationCodes(key(2)).personal(PARTNERSHIP)).isNotEqualTo(codes.personal(PARTNERSHIP));
    }

    @Test
    void a_link_of_another_number_is_void() {
        byte[] bytes = Base64.getUrlDecoder().decode(codes.reusable(KANTO));
        bytes[19]++;

        assertThat(codes.distributorOf(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEmpty();
    }

    @Test
    void what_is_kept_of_a_code_does_not_tell_it() {
        String code = codes.personal(new PartnershipId(UUID.randomUUID()));

        assertThat(InvitationCodes.hashOf(code)).matches("[0-9a-f]{64}").doesNotContain(code);
    }

    @Test
    void a_key_that_is_too_short_is_refused() {
        assertThatThrownBy(() -> new InvitationCodes(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return key;
    }
}
