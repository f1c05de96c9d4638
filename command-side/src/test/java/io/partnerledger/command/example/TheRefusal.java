package io.partnerledger.command.example;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Matches a refusal by its code. */
public final class TheRefusal extends TypeSafeMatcher<Object> {

    private final RefusalCode code;

    private TheRefusal(RefusalCode code) {
        this.code = code;
    }

    public static Matcher<?> refusal(RefusalCode code) {
        return new TheRefusal(code);
    }

    @Override
    protected boolean matchesSafely(Object thrown) {
        return thrown instanceof Refused refused && refused.code() == code;
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("refused as ").appendText(code.code());
    }
}
