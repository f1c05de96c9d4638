package io.partnerledger.command.partnerofrecord;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;

/** Gates for tests. */
public final class Gates {

    private Gates() {}

    public static PartnerOfRecordGate underTheDefaultRules(PartnerDirectory directory) {
        return new PartnerOfRecordGate(directory, new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults()));
    }
}
