package io.partnerledger.edge.answered;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Its answer must be true at the time: the same request again, whatever its id, is asked anew. It changes nothing, or sees
 * to it by itself that a repeat doesn't.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AskedAnew {}
