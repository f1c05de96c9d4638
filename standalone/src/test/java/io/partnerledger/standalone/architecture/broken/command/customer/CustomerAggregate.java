package io.partnerledger.standalone.architecture.broken.command.customer;

import org.axonframework.spring.stereotype.Aggregate;

/** Public, though nobody asks for it. */
@Aggregate
public class CustomerAggregate {}
