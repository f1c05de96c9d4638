package io.partnerledger.kernel.partnership;

/** What of a distributor's business rests on a reseller as partner of record. */
public record PartnerDependents(long subscriptions, long customers, long seats, long renewalsNext30Days) {}
