package dev.linas.evaluator.meter.command;

import dev.linas.device.OncePerMinute;
import dev.linas.device.process.LiveProcesses;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures by asking a process that keeps running. A process that crashes, stays silent or talks
 * nonsense is killed with all that it started, and a new one serves the next measurement. Such a
 * failure is transient, until several processes in a row have ended without one good answer.
 */
final class CommandMeter implements Meter {
    private static final Logger LOG = LoggerFactory.getLogger(CommandMeter.class);

    /** Processes in a row that gave no good answer, from which on a failure counts as permanent. */
    static final int HOPELESS_STARTS = 3;

    /**
     * A program that never gave an answer in so many starts is not started again for each further
     * candidate, but once in this while: each start may take as long as the timeouts allow.
     */
    private static final Duration REST = Duration.ofMinutes(1);

    /**
     * Before a start when the last process gave no answer: what is wrong with a device may pass.
     */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Wait for output after an answer: what comes within it was written before the next question,
     * and so answers none.
     */
    private static final Duration QUIET = Duration.ofMillis(10);

    private final String pool;
    private final CommandSettings settings;
    private final MeterDescription description;
    private CommandProcess process;

    /** Whether the process has given a good answer. */
    private boolean answered;

    /** Whether answers repeat the genome. */
    private boolean naming;

    /** Whether any process has. */
    private boolean proven;

    private int barrenStarts;
    private String lastProblem = "";
    private long lastAttempt;
    private final OncePerMinute warnings = new OncePerMinute();
    private int unsaid;

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
        if (isResting()) {
            return failed(task, lastProblem);
        }
        try {
            Reply reply = ask(task);
            if (reply instanceof Reply.Ended ended && ended.before() && answered) {
                reply = ask(task);
            }
            if (!(reply instanceof Reply.Line) && LiveProcesses.isShuttingDown()) {
                throw new InterruptedException("the process was killed because this one ends");
            }
            return reading(task, reply);
        } catch (InterruptedException e) {
            process.kill();
            throw e;
        } catch (IOException e) {
            barrenStarts++;
            return failed(task, "cannot be started: " + e.getMessage());
        } finally {
            lastAttempt = System.nanoTime();
        }
    }

    private boolean isResting() {
        return !proven
                && barrenStarts >= HOPELESS_STARTS
                && System.nanoTime() - lastAttempt < REST.toNanos();
    }

    private Reply ask(MeterTask task) throws IOException, InterruptedException {
        if (!process.isUsable()) {
            restart();
        }
        Duration quiet = answered && !naming ? QUIET : Duration.ZERO;
        return process.ask(CommandProtocol.request(task), quiet, limit());
    }

    private void restart() throws IOException, InterruptedException {
        process.kill(); // it may have ended by itself, and left others behind
        answered = false;
        naming = false;
        if (barrenStarts > 1) {
            Thread.sleep(PAUSE.toMillis());
        }
        process = CommandProcess.start(pool, settings);
    }

    private Duration limit() {
        return answered ? settings.timeout() : settings.timeout().plus(settings.startupTimeout());
    }

    private MeterReading reading(MeterTask task, Reply reply) {
        return reply.fold(
                line ->
                        CommandProtocol.answer(line.text(), task, naming)
                                .fold(
                                        understood ->
                                                line.followed()
                                                        .map(problem -> broken(task, problem))
                                                        .orElseGet(() -> accept(understood)),
                                        garbage -> broken(task, garbage.problem())),
                ended -> broken(task, "ended while measuring: " + ended.how()),
                broken -> broken(task, broken.problem()));
    }

    private MeterReading accept(CommandProtocol.Understood understood) {
        answered = true;
        proven = true;
        naming = understood.naming();
        barrenStarts = 0;
        return understood.reading();
    }

    private MeterReading broken(MeterTask task, String problem) {
        process.kill();
        if (!answered) {
            barrenStarts++;
        }
        return failed(task, problem);
    }

    private MeterReading failed(MeterTask task, String problem) {
        lastProblem = problem;
        String reason = "command %s %s".formatted(settings.command(), problem);
        boolean hopeless = barrenStarts >= HOPELESS_STARTS;
        if (hopeless) {
            reason += "; %d starts in a row gave no answer".formatted(barrenStarts);
        }
        if (warnings.isTime()) {
            LOG.warn("pool {}: {}; it starts anew{}", pool, reason, unsaid());
            unsaid = 0;
        } else {
            LOG.info("pool {}: {}; it starts anew", pool, reason);
            unsaid++;
        }
        return MeterReading.failed(task.metrics(), new MetricOutcome.Failed(reason, hopeless));
    }

    private String unsaid() {
        return unsaid == 0 ? "" : " (%d failures more since the last word of it)".formatted(unsaid);
    }

    @Override
    public void close() {
        process.close();
    }
}
