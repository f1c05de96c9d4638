package io.partnerledger.query.reading;

import io.partnerledger.events.following.Projection;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which projections an endpoint answers from, so that a caller who has just written can be made to wait for them.
 *
 * <p>The partner directory is always among them: names and standings come from it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reflects {

    Class<? extends Projection>[] value();

    /**
     * Whether not only the caller's own writes must show, but all that were answered before the read came; of what is
     * asked as of a {@code time}, always.
     */
    boolean everybodys() default false;

    /**
     * Whether nothing is answered where that can't be shown in time; else what there is, with a word that it is stale.
     *
     * <p>So it is with verdicts, and with everything asked as of a {@code time}: what was true then doesn't change, and
     * gets cited.
     */
    boolean orNothing() default false;
}
