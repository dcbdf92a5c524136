package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.schemas.Command;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.UserCommand;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Applies each command once; one that comes before its search waits for it. */
final class ApplyCommands implements Processor<String, Command, String, String> {
    private ProcessorContext<String, String> context;
    private State state;

    @Override
    public void init(ProcessorContext<String, String> processorContext) {
        context = processorContext;
        state = new State(processorContext);
    }

    @Override
    public void process(Record<String, Command> record) {
        Command command = record.value();
        String searchId =
                RecordMapper.searchId(
                        "command", record, command == null ? null : command.getSearchId());
        if (state.isSeen(command)) {
            return;
        }
        UserCommand asked = RecordMapper.userCommand(command);
        Optional<Progress> progress = state.progress(searchId);
        if (progress.isEmpty()) {
            state.keep(command, context.recordMetadata().map(RecordMetadata::offset).orElse(0L));
            return;
        }
        Progress changed = applied(progress.get(), asked, command);
        if (asked instanceof UserCommand.Retry && !changed.retryRequested()) {
            List<Objective> objectives = state.search(searchId).orElseThrow().spec().objectives();
            changed = changed.recounted(state.candidates(searchId), objectives, record.timestamp());
        }
        state.put(changed);
        state.putSeen(command);
        context.forward(record.withValue(searchId));
    }

    /**
     * The progress after a command. A refusal names the command: one that waited for its search is
     * dead-lettered with the bytes of the search.
     */
    private static Progress applied(Progress progress, UserCommand asked, Command command) {
        try {
            return asked.applyTo(progress);
        } catch (ContradictionException e) {
            throw new ContradictionException(
                    "command %s: %s".formatted(command.getCommandId(), e.getMessage()));
        }
    }
}
