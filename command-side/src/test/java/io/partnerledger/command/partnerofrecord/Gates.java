package io.partnerledger.command.partnerofrecord;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Gates for tests. */
public final class Gates {

    private Gates() {}

    public static PartnerOfRecordGate underTheDefaultRules(PartnerDirectory directory) {
        return new PartnerOfRecordGate(directory, new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults()));
    }

    /** With one more kind of change that needs a valid partner of record. */
    public static PartnerOfRecordGate validating(Change change, Instant since, PartnerDirectory directory) {
        PartnerOfRecordRules defaults = PartnerOfRecordRules.defaults();
        Map<Change, Instant> validated = new HashMap<>(defaults.validatedSince());
        validated.put(change, since);
        return new PartnerOfRecordGate(
                directory,
                new PartnerOfRecordPolicy(new PartnerOfRecordRules(
                        validated, defaults.required(), defaults.partnership(), defaults.market())));
    }
}
