package io.partnerledger.command.due;

import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import java.util.List;
import java.util.stream.Stream;

/** The agenda: what is to be done to which subject at what time, of every kind. */
final class DueProjection implements Projection {

    static final Table<Due> DUE = Table.of("due", Due.class, "kind", "subject");

    private static final int VERSION = 2;

    /** Where the agenda is read. */
    static final String AGENDA = DirectoryProjection.SCHEMA + ".due_v" + VERSION;

    private final List<DueWork> works;

    DueProjection(List<DueWork> works) {
        this.works = List.copyOf(works);
    }

    @Override
    public Shape shape() {
        Table<?>[] tables = Stream.concat(Stream.of(DUE), works.stream().flatMap(work -> work.tables().stream()))
                .distinct()
                .toArray(Table<?>[]::new);
        return Shape.of(DirectoryProjection.SCHEMA, "due", VERSION, tables);
    }

    @Override
    public void describe(Folding folding) {
        works.forEach(work -> work.describe(new DueFolding(work.kind(), folding.another())));
    }
}
