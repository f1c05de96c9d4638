package io.partnerledger.edge.answered;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Its answers name people, if only the caller, or hold a secret, so none of them is kept: the same request again is answered from what the
 * ledger knows, which is where forgetting a person takes effect. Faults name nobody and are kept as any others.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Discreet {}
