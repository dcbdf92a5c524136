package dev.linas.benchmarks.recovery;

import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.stream.RecordWriter;
import dev.linas.searches.stream.SearchRecords;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.admin.Admin;

/**
 * Runs searches on a cluster, kills parts of it at moments drawn by a seed, and measures what
 * follows. Not thread-safe.
 */
final class RecoveryTrials {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Rounds that are to follow the kill, so that its effect is seen to the end. */
    private static final int ROUNDS_AFTER = 3;

    /** Time within which all that was committed before a kill is read. */
    private static final long READ_MILLIS = 200;

    /** Kills of a search come at any moment of a candidate's measurement. */
    private static final int PHASE_MILLIS = 2 * RecoverySearch.DELAY_MILLIS;

    private final KillCluster cluster;
    private final SearchWatch watch;
    private final Admin admin;
    private final Path searches;
    private final Map<Long, SearchOutcome> undisturbed = new HashMap<>();

    /**
     * @param searches folder of the search files
     */
    RecoveryTrials(KillCluster cluster, SearchWatch watch, Admin admin, Path searches) {
        this.cluster = cluster;
        this.watch = watch;
        this.admin = admin;
        this.searches = searches;
    }

    /**
     * Kills once, in a search that was just started.
     *
     * @param number number of the kill of its kind and part, from 1; searches of one number have
     *     one seed
     * @param random what draws the moment
     */
    Recovery run(KillKind kind, StreamPart part, int number, SplittableRandom random)
            throws InterruptedException {
        SearchOutcome expected = undisturbed(number);
        setInstances(part, kind == KillKind.TAKEOVER ? 2 : 1);
        String id = "%s-%s-%d".formatted(kind, part.command(), number);
        start(id, number);
        int last = RecoverySearch.ROUND * (RecoverySearch.ROUNDS - ROUNDS_AFTER);
        long measured = random.nextInt(2, kind == KillKind.TAKEOVER ? last / 2 : last);
        watch.await(Topics.MEASUREMENTS, id, measured, PATIENCE);
        Thread.sleep(random.nextInt(PHASE_MILLIS));
        double load = load();
        long since = kind == KillKind.TAKEOVER ? killInTransaction(part, id) : restart(part);
        Duration record = watch.next(part.topics(), id, since, PATIENCE);
        Duration round = watch.next(StreamPart.TRAINER.topics(), id, since, PATIENCE);
        watch.await(Topics.ROUNDS, id, RecoverySearch.ROUNDS, PATIENCE);
        String difference = outcome(id).differenceTo(expected);
        return new Recovery(kind, part, number, measured, record, round, difference, load);
    }

    /** The outcome of the search of a seed when nothing is killed. */
    private SearchOutcome undisturbed(long seed) throws InterruptedException {
        if (!undisturbed.containsKey(seed)) {
            String id = "undisturbed-" + seed;
            start(id, seed);
            watch.await(Topics.ROUNDS, id, RecoverySearch.ROUNDS, PATIENCE);
            undisturbed.put(seed, outcome(id));
        }
        return undisturbed.get(seed);
    }

    private void start(String id, long seed) {
        SearchFile file =
                SearchFile.read(RecoverySearch.write(searches, id, seed), ForeignPools.ALLOWED);
        Connection connection = cluster.connection();
        new SearchRecords(
                        new TopicSnapshot(connection),
                        new RecordWriter(connection),
                        Clock.systemUTC())
                .start(file, CodeVersion.current());
    }

    private SearchOutcome outcome(String id) {
        return SearchOutcome.of(new TopicSnapshot(cluster.connection()), id);
    }

    private void setInstances(StreamPart part, int count) throws InterruptedException {
        for (StreamPart each : StreamPart.APPS) {
            int wanted = each == part ? count : 1;
            while (cluster.instances(each).size() < wanted) {
                cluster.startAndAwait(each);
            }
            while (cluster.instances(each).size() > wanted) {
                cluster.kill(each, cluster.instances(each).get(0));
            }
        }
    }

    /** Kills the only instance and starts it again; returns the moment of its start. */
    private long restart(StreamPart part) throws InterruptedException {
        LinasProcess victim = cluster.instances(part).get(0);
        cluster.kill(part, victim);
        Thread.sleep(READ_MILLIS);
        long since = System.nanoTime();
        cluster.start(part, victim.stateDir());
        return since;
    }

    /** Kills the instance that is found with an open transaction; returns the moment. */
    private long killInTransaction(StreamPart part, String id) throws InterruptedException {
        List<LinasProcess> instances = cluster.instances(part);
        for (int turn = 0; ; turn++) {
            if (watch.count(Topics.ROUNDS, id) > RecoverySearch.ROUNDS - 2) {
                throw new UserError(
                        "search %s ended before %s was met in a transaction"
                                .formatted(id, part.command()));
            }
            LinasProcess victim = instances.get(turn % instances.size());
            victim.halt();
            if (OpenTransactions.isIn(admin, victim.stateDir())) {
                Thread.sleep(READ_MILLIS);
                long since = System.nanoTime();
                cluster.kill(part, victim);
                return since;
            }
            victim.goOn();
            Thread.sleep(10);
        }
    }

    /** Load average of the machine over the last minute; negative where it does not tell. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
