package io.partnerledger.kernel.event;

/**
 * Something that happened and is kept for ever.
 *
 * <p>Implemented by records that carry {@link EventName} and {@link org.axonframework.serialization.Revision} and hold
 * JDK types and {@link io.partnerledger.kernel.privacy.SealedText} only, so that stored JSON never depends on domain
 * classes.
 */
public interface LedgerEvent {}
