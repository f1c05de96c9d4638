package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.GenerationTables;
import io.partnerledger.events.following.ProjectionTables;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a filled generation in the place of the one that serves, at one position and at one moment.
 *
 * <p>What follows waits meanwhile, for no longer than a few events take and readers let it.
 */
final class TakeOver {

    /** What is folded while those who follow wait. */
    static final long NEAR = 500;

    /** A batch may be under way. */
    static final String WAIT_FOR_FOLDING = "set local lock_timeout = '5s'";

    /** Whoever reads keeps its views until it is done, and whoever would read them waits behind us. */
    private static final String WAIT_FOR_READERS = "set local lock_timeout = '100ms'";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Generations generations;
    private final ProjectionTables tables;
    private final GenerationTables views;
    private final LongSupplier head;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    /** @param head of the store */
    TakeOver(DataSource dataSource, Generations generations, ProjectionTables tables, LongSupplier head) {
        this.generations = generations;
        this.tables = tables;
        this.views = new GenerationTables(dataSource);
        this.head = head;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** @return at which position it serves from now on; empty if it is not near enough, or no longer wanted */
    Optional<Long> of(Fill fill, Reading reading) {
        return Optional.ofNullable(transactions.execute(transaction -> takeOver(fill, reading)));
    }

    static boolean isWaitInVain(DataAccessException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause
                && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    private @Nullable Long takeOver(Fill fill, Reading reading) {
        jdbc.execute(WAIT_FOR_FOLDING);
        Generation served = generations.lockServing(fill.shape()).orElse(null);
        Generation filled = generations.lock(fill.shape(), fill.generation()).orElse(null);
        if (filled == null) {
            return null;
        }
        long position = served == null ? head.getAsLong() : served.position();
        if (position - filled.position() > NEAR) {
            return null;
        }
        Stretch.upTo(position, fill, filled.position(), reading, tables);
        jdbc.execute(WAIT_FOR_READERS);
        views.show(fill.shape(), filled.number());
        generations.replace(served, filled);
        return position;
    }
}
