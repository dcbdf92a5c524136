package dev.linas.trainer.stream;

import dev.linas.schemas.Command;
import dev.linas.schemas.topics.Topics;
import dev.linas.trainer.progress.ClosingCause;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.UserCommand;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Applies each command once. One that comes before its search waits for it; one that comes while a
 * round is being closed waits until that is done, as if it had come afterwards.
 */
final class ApplyCommands implements Processor<String, Command, String, String> {
    private ProcessorContext<String, String> context;
    private SearchStores stores;
    private CommandStep step;

    @Override
    public void init(ProcessorContext<String, String> processorContext) {
        context = processorContext;
        stores = new SearchStores(processorContext);
        step = new CommandStep(stores);
    }

    @Override
    public void process(Record<String, Command> record) {
        Command command = record.value();
        String searchId =
                RecordMapper.searchId(
                        "command", record, command == null ? null : command.getSearchId());
        if (stores.isSeen(command)) {
            return;
        }
        Optional<Progress> progress = stores.progress(searchId);
        if (progress.isEmpty()) {
            RecordMapper.userCommand(command); // refuses what is none
            keep(command);
            return;
        }
        boolean waits = !hasWaited() && isClosing(searchId, progress.get(), record.timestamp());
        if (waits) {
            UserCommand asked = RecordMapper.userCommand(command);
            CommandStep.applied(progress.get(), asked, command); // refuses what makes no sense
            keep(command);
        } else {
            step.apply(command, record.timestamp());
        }
        context.forward(record.withValue(searchId));
    }

    private boolean isClosing(String searchId, Progress progress, long now) {
        return progress.closing(stores.search(searchId).orElseThrow().policy(), now)
                .filter(cause -> cause != ClosingCause.FAILURE) // which is told at once
                .isPresent();
    }

    /** Whether the command came before its search, which hands it on now. */
    private boolean hasWaited() {
        return context.recordMetadata()
                .filter(record -> Topics.SEARCHES.name().equals(record.topic()))
                .isPresent();
    }

    private void keep(Command command) {
        stores.keep(command, context.recordMetadata().map(RecordMetadata::offset).orElse(0L));
    }
}
