package io.partnerledger.events.evidence;

/**
 * Something that is wrong with an export.
 *
 * @param line where; 0 for the export as a whole
 * @param sentence what, for people
 */
public record Finding(long line, String sentence) {}
