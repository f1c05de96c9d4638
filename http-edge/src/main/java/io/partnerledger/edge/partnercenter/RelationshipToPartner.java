package io.partnerledger.edge.partnercenter;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the caller is to a customer. */
public enum RelationshipToPartner {
    UNKNOWN,
    NONE,
    RESELLER,
    ADVISOR,
    SYNDICATION,
    /** The one value the oldest client wants in camel case. */
    @JsonProperty("microsoftSupport")
    MICROSOFT_SUPPORT
}
