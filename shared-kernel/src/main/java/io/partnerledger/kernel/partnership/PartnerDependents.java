package io.partnerledger.kernel.partnership;

/** What of a distributor's business rests on a reseller as partner of record. */
public record PartnerDependents(int subscriptions, int customers, long seats, int renewalsNext30Days) {}
