package io.partnerledger.kernel.book;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In what the ledger and the book it is told from disagree; named by members, for what they hold may be personal. */
public final class Differences {

    private final List<String> members = new ArrayList<>();

    /** Notes the member if the two are not the same. */
    public Differences in(String member, @Nullable Object known, @Nullable Object told) {
        if (!Objects.equals(known, told)) {
            members.add(member);
        }
        return this;
    }

    /** Refuses to take what was told, naming the members, unless there is no difference. */
    public void refuseIfAny() {
        if (!members.isEmpty()) {
            throw new Refused(RefusalCode.DIFFERS_FROM_LEDGER, null, Map.of("members", String.join(", ", members)));
        }
    }
}
