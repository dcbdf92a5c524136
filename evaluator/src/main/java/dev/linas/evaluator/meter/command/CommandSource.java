package dev.linas.evaluator.meter.command;

import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;

/** Starts one process per worker. */
record CommandSource(String pool, CommandSettings settings, MeterDescription description)
        implements MeterSource {
    @Override
    public Meter open() {
        try {
            CommandProcess process = CommandProcess.start(pool, settings);
            process.checkStarted();
            return new CommandMeter(pool, settings, description, process);
        } catch (IOException e) {
            throw new InvalidPoolException(
                    pool,
                    "command: cannot start %s in %s: %s"
                            .formatted(settings.command(), settings.directory(), e.getMessage()),
                    e);
        }
    }
}
