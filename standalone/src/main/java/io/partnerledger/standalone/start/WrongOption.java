package io.partnerledger.standalone.start;

/** The command line asks for something that isn't offered. */
public final class WrongOption extends CannotStart {

    WrongOption(String sentence) {
        super(sentence);
    }
}
