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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
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
            "Measures how fast a log of generated measurements is decoded, replayed into design",
            "matrix and archive without refits, exported to an Avro file and imported from it, one",
            "after another on one embedded broker, in turns; medians of the repeats. Also how much",
            "heap a replayed row keeps."
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

    private void measure(Connection connection, Path file, ScaleReport report) {
        GeneratedLog log = new GeneratedLog("generated", seed);
        log.write(connection, measurements);
        say("%d measurements written".formatted(measurements));
        TopicSnapshot snapshot = new TopicSnapshot(connection);
        Map<Stage, double[]> seconds = new EnumMap<>(Stage.class);
        Arrays.stream(Stage.values()).forEach(stage -> seconds.put(stage, new double[repeats]));
        double[] bytes = new double[repeats];
        for (int r = -1; r < repeats; r++) { // the first one warms up
            time(seconds.get(Stage.DECODE), r, () -> decode(snapshot, log));
            bytes[Math.max(0, r)] = replay(snapshot, log, seconds.get(Stage.REPLAY), r);
            time(seconds.get(Stage.EXPORT), r, () -> export(snapshot, log, file));
        }
        // Last, since a topic that holds imported copies as well takes longer to read.
        for (int r = 0; r < repeats; r++) {
            Optional<String> id = Optional.of("copy-" + r);
            time(
                    seconds.get(Stage.IMPORT),
                    r,
                    () -> check(new LogImport(connection).copy(file, id).records() - 1));
        }
        double decode = Quantiles.median(seconds.get(Stage.DECODE));
        for (Stage stage : Stage.values()) {
            double[] own = seconds.get(stage);
            Map<String, Object> figures = ScaleReport.figures();
            figures.put("stage", stage.name().toLowerCase(Locale.ROOT));
            figures.put("measurements", measurements);
            figures.put("medianSeconds", Quantiles.median(own));
            figures.put("leastSeconds", Arrays.stream(own).min().orElseThrow());
            figures.put("mostSeconds", Arrays.stream(own).max().orElseThrow());
            figures.put("perSecond", Math.rint(measurements / Quantiles.median(own)));
            figures.put("shareOfDecode", decode / Quantiles.median(own));
            figures.put(
                    "keptBytesPerRow", stage == Stage.REPLAY ? Quantiles.median(bytes) : 0.0);
            report.add(figures);
        }
        figuresOfFile(file);
    }

    private void figuresOfFile(Path file) {
        try {
            say("the file has %d bytes".formatted(Files.size(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void time(double[] seconds, int repeat, Runnable stage) {
        long begin = System.nanoTime();
        stage.run();
        double took = (System.nanoTime() - begin) / 1e9;
        if (repeat >= 0) {
            seconds[repeat] = took;
        }
        say("%.2f s".formatted(took));
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
    private double replay(TopicSnapshot snapshot, GeneratedLog log, double[] seconds, int repeat) {
        long before = usedHeap();
        ArchiveReplay replay = new ArchiveReplay(log.spec());
        time(
                seconds,
                repeat,
                () ->
                        snapshot.each(
                                Topics.MEASUREMENTS,
                                log.spec().id()::equals,
                                (key, measurement) -> replay.accept(measurement)));
        double kept = (double) (usedHeap() - before) / measurements;
        check(replay.matrix().size());
        say("front of %d".formatted(replay.front().size()));
        return kept;
    }

    private void export(TopicSnapshot snapshot, GeneratedLog log, Path file) {
        check(new StreamLog(snapshot).export(log.spec().id()::equals, file) - 1);
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

    private void say(String line) {
        options.progress().accept(line);
    }
}
