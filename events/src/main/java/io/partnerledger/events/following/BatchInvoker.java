package io.partnerledger.events.following;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Hands the events of a processor's batch over as one list, in the batch's transaction. */
final class BatchInvoker implements EventHandlerInvoker {

    private final String batchKey = this + "/batch";
    private final Consumer<List<EventMessage<?>>> inTransaction;
    private final Consumer<List<EventMessage<?>>> afterCommit;

    BatchInvoker(Consumer<List<EventMessage<?>>> inTransaction, Consumer<List<EventMessage<?>>> afterCommit) {
        this.inTransaction = inTransaction;
        this.afterCommit = afterCommit;
    }

    /** Every event moves the position, also one that changes no row. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get().root();
        unitOfWork
                .<List<EventMessage<?>>>getOrComputeResource(batchKey, key -> {
                    List<EventMessage<?>> batch = new ArrayList<>();
                    unitOfWork.onPrepareCommit(committing -> inTransaction.accept(batch));
                    unitOfWork.afterCommit(committed -> afterCommit.accept(batch));
                    return batch;
                })
                .add(message);
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
