package io.partnerledger.standalone.golden;

import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.events.following.Projection;
import io.partnerledger.query.Projections;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The projections of both sides. */
public final class AllProjections {

    private AllProjections() {}

    /** @param beans those of the command side, which nobody else may know */
    public static Collection<Projection> with(List<Projection> beans) {
        TreeMap<String, Projection> byName = new TreeMap<>();
        Stream.of(Projections.all(), List.of(new DirectoryProjection()), beans)
                .flatMap(List::stream)
                .forEach(projection -> byName.put(
                        projection.shape().schema() + "." + projection.shape().name(), projection));
        return byName.values();
    }
}
