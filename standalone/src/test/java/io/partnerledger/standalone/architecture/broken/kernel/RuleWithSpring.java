package io.partnerledger.standalone.architecture.broken.kernel;

import org.springframework.stereotype.Component;

/** The kernel knows no framework. */
@Component
public class RuleWithSpring {}
