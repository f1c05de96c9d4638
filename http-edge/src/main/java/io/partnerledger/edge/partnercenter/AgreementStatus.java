package io.partnerledger.edge.partnercenter;

/** Whether a reseller has accepted the Microsoft Partner Agreement. */
public record AgreementStatus(boolean isAgreementSigned) implements PartnerCenterMessage {}
