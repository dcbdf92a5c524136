package dev.linas.evaluator.meter.command;

import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures by asking a process that keeps running. A process that crashes, stays silent or talks
 * nonsense is killed, and a new one serves the next measurement.
 */
final class CommandMeter implements Meter {
    private static final Logger LOG = LoggerFactory.getLogger(CommandMeter.class);

    private final String pool;
    private final CommandSettings settings;
    private final MeterDescription description;
    private CommandProcess process;

    CommandMeter(
            String pool,
            CommandSettings settings,
            MeterDescription description,
            CommandProcess process) {
        this.pool = pool;
        this.settings = settings;
        this.description = description;
        this.process = process;
    }

    @Override
    public MeterDescription describe() {
        return description;
    }

    @Override
    public MeterReading measure(MeterTask task) throws InterruptedException {
        if (!process.isUsable()) {
            try {
                process = CommandProcess.start(pool, settings);
            } catch (IOException e) {
                return broken(task, "cannot be started again: " + e.getMessage());
            }
        }
        Reply reply;
        try {
            reply = process.ask(CommandProtocol.request(task), settings.timeout());
        } catch (InterruptedException e) {
            process.kill();
            throw e;
        }
        return reading(task, reply);
    }

    private MeterReading reading(MeterTask task, Reply reply) {
        if (reply instanceof Reply.Line line) {
            CommandProtocol.Answer answer = CommandProtocol.answer(line.text(), task.metrics());
            if (answer instanceof CommandProtocol.Understood understood) {
                return understood.reading();
            }
            return broken(task, ((CommandProtocol.Garbage) answer).problem());
        }
        if (reply instanceof Reply.Unasked unasked) {
            return broken(
                    task,
                    "wrote a line that nobody asked for: '%s'; logs belong on standard error"
                            .formatted(CommandProtocol.shortened(unasked.text())));
        }
        if (reply instanceof Reply.Exited exited) {
            return broken(task, "ended while measuring: " + exited.how());
        }
        return broken(
                task,
                "gave no answer within the timeout of " + settings.timeout().toMillis() + " ms");
    }

    private MeterReading broken(MeterTask task, String problem) {
        process.kill();
        String reason = "command %s %s".formatted(settings.command(), problem);
        LOG.warn("pool {}: {}; it starts anew", pool, reason);
        return MeterReading.failed(task.metrics(), MetricOutcome.transientFailure(reason));
    }

    @Override
    public void close() {
        process.close();
    }
}
