package io.partnerledger.edge.entitytag;

/**
 * The strong entity tag of a single resource.
 *
 * @param version of the last event that changed what a GET of it shows
 */
public record EntityTag(long version) {

    /** As the header {@code ETag} carries it. */
    @Override
    public String toString() {
        return "\"" + version + "\"";
    }
}
