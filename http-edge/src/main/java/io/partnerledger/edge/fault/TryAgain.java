package io.partnerledger.edge.fault;

/** What an exception implements after which the same request may well succeed: 503. */
public interface TryAgain {}
