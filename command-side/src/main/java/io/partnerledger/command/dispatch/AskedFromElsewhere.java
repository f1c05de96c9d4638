package io.partnerledger.command.dispatch;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;

/** A command bus whose commands may come from another process: why nothing came of one is told in words that travel. */
public final class AskedFromElsewhere extends SimpleCommandBus {

    public AskedFromElsewhere(Builder builder) {
        super(builder);
    }

    @Override
    protected <C, R> void doDispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>doDispatch(command, (handled, result) -> callback.onResult(handled, told(result)));
    }

    private static <R> CommandResultMessage<? extends R> told(CommandResultMessage<? extends R> result) {
        if (!result.isExceptional()) {
            return result;
        }
        Throwable failure = result.exceptionResult();
        return Undone.because(failure)
                .<CommandResultMessage<? extends R>>map(undone -> GenericCommandResultMessage.asCommandResultMessage(
                        new CommandExecutionException(failure.getMessage(), failure, undone)))
                .orElse(result);
    }
}
