package dev.linas.benchmarks.scale;

import dev.linas.core.stats.Quantiles;
import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.local.LocalStackException;
import dev.linas.log.io.LogImport;
import dev.linas.log.io.StreamLog;
import dev.linas.log.replay.ArchiveReplay;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas bench replay}. */
@Command(
        name = "replay",
        description = {
            "Measures how fast a measurement log is decoded, replayed, exported and imported.",
            "The measurements are generated. Design matrix and archive are replayed without"
                    + " refits; one after another on one embedded broker, in turns; medians of"
                    + " the repeats. Also how much heap a replayed row keeps."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench replay",
            "  linas bench replay --measurements 100000 --repeats 3"
        })
public final class LogRatesCommand implements Callable<Integer> {
    private enum Stage {
        DECODE,
        REPLAY,
        EXPORT,
        IMPORT
    }

    @Mixin private ScaleOptions options;

    @Option(
            names = "--measurements",
            paramLabel = "N",
            description = "Measurements in the log. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1000000")
    private int measurements;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "How often each is done. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3")
    private int repeats;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Seed of the generated measurements. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Override
    public Integer call() throws IOException {
        ScaleOptions.requireAtLeast(1000, "--measurements", measurements);
        ScaleOptions.requireAtLeast(1, "--repeats", repeats);
        Path state = options.state("replay");
        ScaleReport report = new ScaleReport("replay");
        try (LocalStack stack = LocalStack.start(LocalSettings.in(state.resolve("data")))) {
            Connection connection = new Connection(stack.bootstrap(), stack.registryUrl());
            try (Provisioner provisioner =
                    Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
                provisioner.provision(Topics.fixed());
            }
            measure(connection, state.resolve("log.avro"), report);
        } catch (LocalStackException e) {
            throw new UserError(e.getMessage(), e);
        } finally {
            Utils.delete(state.toFile());
        }
        options.write(report);
        return 0;
    }

    /** How long a stage took, by the clock and by the processor time of the thread that reads. */
    private static final class Times {
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> threadSeconds = new ArrayList<>();

        double median() {
            return median(seconds);
        }

        static double median(List<Double> values) {
            return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private void measure(Connection connection, Path file, ScaleReport report) throws IOException {
        GeneratedLog log = new GeneratedLog("generated", seed);
        log.write(connection, measurements);
        options.progress().accept("%d measurements are written".formatted(measurements));
        TopicSnapshot snapshot = new TopicSnapshot(connection);
        Map<Stage, Times> times = new EnumMap<>(Stage.class);
        List<Double> kept = new ArrayList<>();
        for (int r = -1; r < repeats; r++) { // the first one warms up
            if (r == 0) {
                times.clear();
                kept.clear();
            }
            time(times, Stage.DECODE, () -> decode(snapshot, log));
            kept.add(replay(snapshot, log, times));
            time(times, Stage.EXPORT, () -> export(snapshot, log, file));
        }
        // Last, since a topic that holds imported copies as well takes longer to read.
        for (int r = 0; r < repeats; r++) {
            Optional<String> id = Optional.of("copy-" + r);
            time(times, Stage.IMPORT, () -> copy(connection, file, id));
        }
        double decode = times.get(Stage.DECODE).median();
        for (Stage stage : Stage.values()) {
            Times own = times.get(stage);
            Map<String, Object> figures = ScaleReport.figures();
            figures.put("stage", stage.name().toLowerCase(Locale.ROOT));
            figures.put("measurements", measurements);
            figures.put("medianSeconds", own.median());
            figures.put("leastSeconds", Collections.min(own.seconds));
            figures.put("mostSeconds", Collections.max(own.seconds));
            figures.put("threadSeconds", Times.median(own.threadSeconds));
            figures.put("perSecond", Math.rint(measurements / own.median()));
            figures.put("shareOfDecode", decode / own.median());
            figures.put("keptBytesPerRow", stage == Stage.REPLAY ? Times.median(kept) : 0.0);
            figures.put("fileBytes", stage == Stage.EXPORT ? Files.size(file) : 0L);
            report.add(figures);
        }
    }

    private void time(Map<Stage, Times> times, Stage stage, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        work.run();
        double took = (System.nanoTime() - begin) / 1e9;
        Times own = times.computeIfAbsent(stage, s -> new Times());
        own.seconds.add(took);
        own.threadSeconds.add((threads.getCurrentThreadCpuTime() - before) / 1e9);
        options.progress()
                .accept("%s: %.2f s".formatted(stage.name().toLowerCase(Locale.ROOT), took));
    }

    private void decode(TopicSnapshot snapshot, GeneratedLog log) {
        long[] decoded = {0};
        snapshot.each(
                Topics.MEASUREMENTS,
                log.spec().id()::equals,
                (key, measurement) -> decoded[0] += measurement == null ? 0 : 1);
        check(decoded[0]);
    }

    /** Heap that matrix and archive of a replay keep, in bytes per row. */
    private double replay(TopicSnapshot snapshot, GeneratedLog log, Map<Stage, Times> times) {
        long before = usedHeap();
        ArchiveReplay replay = new ArchiveReplay(log.spec());
        time(
                times,
                Stage.REPLAY,
                () ->
                        snapshot.each(
                                Topics.MEASUREMENTS,
                                log.spec().id()::equals,
                                (key, measurement) -> replay.accept(measurement)));
        double kept = (double) (usedHeap() - before) / measurements;
        check(replay.matrix().size());
        options.progress().accept("the front has %d members".formatted(replay.front().size()));
        return kept;
    }

    private void export(TopicSnapshot snapshot, GeneratedLog log, Path file) {
        check(new StreamLog(snapshot).export(log.spec().id()::equals, file) - 1);
    }

    private void copy(Connection connection, Path file, Optional<String> id) {
        check(new LogImport(connection).copy(file, id).records() - 1);
    }

    private void check(long found) {
        if (found != measurements) {
            throw new IllegalStateException(found + " of " + measurements + " measurements");
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
