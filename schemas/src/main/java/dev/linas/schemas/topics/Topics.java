package dev.linas.schemas.topics;

import dev.linas.core.config.Identifier;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Samples;
import dev.linas.schemas.Search;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;

/** The topics of Linas. */
public final class Topics {
    /** Partitions of every searchId-keyed topic: equal, so that they co-partition. */
    public static final int PARTITIONS = 4;

    private static final int MIB = 1024 * 1024;
    private static final int SMALL_RECORD = MIB;
    private static final int LARGE_RECORD = 8 * MIB;

    /** Above every other limit, since a dead letter holds a whole record. */
    private static final int DEAD_LETTER_RECORD = LARGE_RECORD + MIB;

    private static final Retention COMPACTED = new Retention.Compacted();
    private static final Retention FOREVER = new Retention.Forever();
    private static final String WORK_PREFIX = "linas.work.";

    public static final Topic<Search> SEARCHES =
            new Topic<>(
                    "linas.searches",
                    Search.class,
                    "searchId",
                    PARTITIONS,
                    COMPACTED,
                    SMALL_RECORD);
    public static final Topic<Command> COMMANDS =
            new Topic<>(
                    "linas.commands", Command.class, "searchId", PARTITIONS, FOREVER, SMALL_RECORD);
    public static final Topic<Candidate> CANDIDATES =
            new Topic<>(
                    "linas.candidates",
                    Candidate.class,
                    "searchId",
                    PARTITIONS,
                    FOREVER,
                    SMALL_RECORD);
    public static final Topic<Measurement> MEASUREMENTS =
            new Topic<>(
                    "linas.measurements",
                    Measurement.class,
                    "searchId",
                    PARTITIONS,
                    FOREVER,
                    SMALL_RECORD);
    public static final Topic<Samples> SAMPLES =
            new Topic<>(
                    "linas.samples", Samples.class, "searchId", PARTITIONS, FOREVER, SMALL_RECORD);
    public static final Topic<Round> ROUNDS =
            new Topic<>("linas.rounds", Round.class, "searchId", PARTITIONS, FOREVER, LARGE_RECORD);
    public static final Topic<Predictor> PREDICTORS =
            new Topic<>(
                    "linas.predictors",
                    Predictor.class,
                    "searchId/metric@pool",
                    PARTITIONS,
                    COMPACTED,
                    LARGE_RECORD);
    public static final Topic<Archive> ARCHIVES =
            new Topic<>(
                    "linas.archives",
                    Archive.class,
                    "searchId",
                    PARTITIONS,
                    COMPACTED,
                    LARGE_RECORD);

    /** Stamped by the broker, so that a client can compare its clock with the broker's. */
    public static final Topic<EvaluatorStatus> EVALUATORS =
            new Topic<>(
                    "linas.evaluators",
                    EvaluatorStatus.class,
                    "pool/instance",
                    1,
                    COMPACTED,
                    SMALL_RECORD,
                    TimestampType.LOG_APPEND_TIME);

    public static final Topic<DeadLetter> DEAD_LETTERS =
            new Topic<>(
                    "linas.dead-letters",
                    DeadLetter.class,
                    "as read",
                    1,
                    new Retention.Limited(Duration.ofDays(30)),
                    DEAD_LETTER_RECORD);

    private Topics() {}

    /** Every topic that exists whatever pools there are. */
    public static List<Topic<?>> fixed() {
        return List.of(
                SEARCHES,
                COMMANDS,
                CANDIDATES,
                MEASUREMENTS,
                SAMPLES,
                ROUNDS,
                PREDICTORS,
                ARCHIVES,
                EVALUATORS,
                DEAD_LETTERS);
    }

    /**
     * The work queue of a pool. One partition: a share group spreads the records of one partition
     * over any number of workers, whereas several partitions would leave some workers idle.
     *
     * @param pool name of the pool: letters, digits, '.', '_' and '-'; 1..100 characters
     * @throws IllegalArgumentException if the name is not allowed
     */
    public static Topic<Candidate> work(String pool) {
        return new Topic<>(
                WORK_PREFIX + checkPool(pool), Candidate.class, "genome", 1, FOREVER, SMALL_RECORD);
    }

    /**
     * How long a worker may keep a record without renewing its lock; then another worker gets it. A
     * worker that dies with its connection gives its record back at once.
     */
    public static final Duration WORK_LOCK = Duration.ofSeconds(30);

    /** Configuration of the share group of every pool's workers, key to value. */
    public static Map<String, String> workGroupConfig() {
        return Map.of(
                // The default starts at the end, past the work that waits for the first worker.
                "share.auto.offset.reset",
                "earliest",
                // Routers write in transactions: what they take back is not to be measured.
                "share.isolation.level",
                "read_committed",
                "share.record.lock.duration.ms",
                Long.toString(WORK_LOCK.toMillis()),
                "share.renew.acknowledge.enable",
                "true");
    }

    /** Share group of the workers of a pool. */
    public static String workGroup(String pool) {
        return "linas-work-" + checkPool(pool);
    }

    /**
     * Checks the name of a pool.
     *
     * @return the name
     * @throws IllegalArgumentException if it is not allowed
     */
    public static String checkPool(String pool) {
        if (!Identifier.isValid(pool)) {
            throw new IllegalArgumentException(
                    "pool '"
                            + pool
                            + "' must be "
                            + Identifier.EXPECTED
                            + ", since it is part of a topic's name");
        }
        return pool;
    }
}
