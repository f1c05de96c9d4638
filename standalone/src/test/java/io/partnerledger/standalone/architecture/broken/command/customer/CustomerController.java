package io.partnerledger.standalone.architecture.broken.command.customer;

import org.springframework.web.bind.annotation.RestController;

/** Public, though nobody asks for it. */
@RestController
public class CustomerController {}
