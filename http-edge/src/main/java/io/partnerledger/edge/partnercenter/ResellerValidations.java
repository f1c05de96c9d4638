package io.partnerledger.edge.partnercenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@link ValidateResellers}: one result per PLA ID, in the order asked. */
public record ResellerValidations(List<Result> validationResults) implements PartnerCenterMessage {

    private static final int NOT_VALID = 900400;

    public ResellerValidations {
        validationResults = List.copyOf(validationResults);
    }

    /** Whether one PLA ID could be partner of record and, if not, why. */
    public record Result(
            String partnerId,
            @JsonProperty("isValidPartnerIdOnRecord") boolean valid,
            @Nullable Integer errorCode,
            @Nullable String errorDescription) {

        public static Result valid(String plaId) {
            return new Result(plaId, true, null, null);
        }

        public static Result invalid(String plaId, String why) {
            return new Result(plaId, false, NOT_VALID, why);
        }
    }
}
