package io.partnerledger.edge.partnercenter;

/** Proves that a PLA ID exists, and nothing about whether it could be partner of record. */
public record MpnProfile(String partnerName, String mpnId, String profileType, Links links, Attributes attributes)
        implements PartnerCenterMessage {

    public static MpnProfile of(String partnerName, String plaId) {
        return new MpnProfile(
                partnerName, plaId, "MpnProfile", Links.self("/profiles/mpn"), Attributes.of("MpnProfile"));
    }
}
