package io.partnerledger.standalone.start;

/** The ledger can't start here; the message is one sentence for the person who tried. */
public class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
