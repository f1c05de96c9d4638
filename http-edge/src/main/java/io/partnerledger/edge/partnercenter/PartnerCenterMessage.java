package io.partnerledger.edge.partnercenter;

/** A body of {@code /v1}, read and written as Partner Center's clients expect it. */
public interface PartnerCenterMessage {}
