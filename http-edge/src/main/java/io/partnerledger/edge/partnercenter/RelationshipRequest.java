package io.partnerledger.edge.partnercenter;

/** The address at which a customer accepts to be the caller's. */
public record RelationshipRequest(String url, Attributes attributes) implements PartnerCenterMessage {

    public static RelationshipRequest at(String url) {
        return new RelationshipRequest(url, Attributes.of("RelationshipRequest"));
    }
}
