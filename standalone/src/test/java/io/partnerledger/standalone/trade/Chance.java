package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.privacy.SealedText;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** What nobody decides, the same for the same seed. */
final class Chance {

    /** What AES-GCM puts around a text. */
    private static final int NONCE_AND_TAG = 28;

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether it happens, of so many times in a hundred. */
    boolean in100(double times) {
        return random.nextDouble(100) < times;
    }

    /** A number from one to the other, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of them, the first ones far more often: few have much, many have little. */
    <T> T mostlyTheFirstOf(List<T> all) {
        double where = random.nextDouble();
        return all.get((int) (where * where * all.size()));
    }

    UUID uuid() {
        long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Looks like a SHA-256. */
    String hash() {
        StringBuilder hash = new StringBuilder(64);
        for (int part = 0; part < 4; part++) {
            String digits = Long.toHexString(random.nextLong());
            hash.append("0".repeat(16 - digits.length())).append(digits);
        }
        return hash.toString();
    }

    /** A text of that length which nobody can open: its subject has no key, as if it were forgotten. */
    SealedText sealed(String subject, int length) {
        byte[] ciphertext = new byte[length + NONCE_AND_TAG];
        random.nextBytes(ciphertext);
        return new SealedText(subject, 1, Base64.getEncoder().encodeToString(ciphertext));
    }
}
