package io.partnerledger.command.job;

import io.partnerledger.kernel.privacy.SealedText;
import org.jspecify.annotations.Nullable;

/**
 * A line of a job as it lies in the database: what is to be done, or what came of it.
 *
 * @param turn in which it is done
 * @param attempts in how many runs it has asked to be tried again
 * @param keyVersion where the text is sealed, with which version of its subject's key
 */
record KeptLine(
        int turn,
        int number,
        @Nullable String text,
        @Nullable Integer keyVersion,
        int attempts,
        @Nullable LineResult result) {

    static KeptLine open(int turn, int number, String text) {
        return new KeptLine(turn, number, text, null, 0, null);
    }

    static KeptLine sealed(int turn, int number, SealedText text) {
        return new KeptLine(turn, number, text.ciphertext(), text.keyVersion(), 0, null);
    }

    static KeptLine decided(int number, LineResult result) {
        return new KeptLine(0, number, null, null, 0, result);
    }
}
