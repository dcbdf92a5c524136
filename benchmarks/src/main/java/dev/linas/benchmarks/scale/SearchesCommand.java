package dev.linas.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.stats.Quantiles;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.topics.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas bench searches}. */
@Command(
        name = "searches",
        description = {
            "Measures many searches at once in one proposer and one predictor-trainer.",
            "Whether one starves, the heap that all of this process holds, and what searches cost"
                    + " that wait for a pool which nobody serves. Random candidates and ridge;"
                    + " devices that answer at once."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench searches",
            "  linas bench searches --searches 100 --rounds 20"
        })
public final class SearchesCommand implements Callable<Integer> {
    private static final int POPULATION = 4;
    private static final long IDLE_MILLIS = 20_000;

    @Mixin private ScaleOptions options;

    @Option(
            names = "--searches",
            split = ",",
            paramLabel = "N",
            description = "Searches that run at once. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1,10,100,1000")
    private List<Integer> searches;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of each. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int rounds;

    @Override
    public Integer call() throws InterruptedException {
        ScaleOptions.requireAtLeast(2, "--rounds", rounds);
        ScaleReport report = new ScaleReport("searches");
        for (int count : searches) {
            ScaleOptions.requireAtLeast(1, "--searches", count);
            options.progress().accept("%d searches ...".formatted(count));
            report.add(measured(count));
        }
        options.write(report);
        return 0;
    }

    private Map<String, Object> measured(int count) throws InterruptedException {
        SleepingMeter meter = new SleepingMeter(0, 0, 1);
        Path state = options.state("searches");
        Map<String, Object> figures = ScaleReport.figures();
        figures.put("searches", count);
        try (BenchStream stream = BenchStream.start(state, meter, 4)) {
            double before = idleCores();
            stream.begin(searches(stream, "idle-", "nobody", count));
            Thread.sleep(IDLE_MILLIS / 2); // until their candidates are proposed
            double idle = idleCores();
            long begin = System.nanoTime();
            stream.begin(searches(stream, "live-", BenchStream.POOL, count));
            BenchStream.await(meter, count * rounds * POPULATION);
            double seconds = (System.nanoTime() - begin) / 1e9;
            figures.put("rounds", count * rounds);
            figures.put("seconds", seconds);
            figures.put("roundsPerSecond", count * rounds / seconds);
            double[] waits = longestWaits(stream);
            figures.put("medianLongestWaitSeconds", Quantiles.median(waits));
            figures.put("worstWaitSeconds", Quantiles.of(1.0, waits));
            figures.put("heapBytes", heapBytes());
            figures.put("idleCoresWithout", before);
            figures.put("idleCoresWith", idle);
        }
        return figures;
    }

    private List<SearchSpec> searches(BenchStream stream, String prefix, String pool, int count) {
        return IntStream.range(0, count)
                .mapToObj(s -> search(stream, prefix + s, pool, s))
                .toList();
    }

    private SearchSpec search(BenchStream stream, String id, String pool, long seed) {
        return stream.search(id, pool)
                .seed(seed) // of equal genomes only the first would be measured
                .population(POPULATION)
                .initialPopulation(POPULATION)
                .budget(rounds * POPULATION)
                .build();
    }

    /** The longest time between two rounds of each search that was measured. */
    private static double[] longestWaits(BenchStream stream) {
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> longest = new HashMap<>();
        new TopicSnapshot(stream.connection())
                .each(
                        Topics.ROUNDS,
                        id -> true,
                        (id, round) -> {
                            long now = round.getClosedAt().toEpochMilli();
                            Long before = last.put(id, now);
                            if (before != null) {
                                longest.merge(id, now - before, Math::max);
                            }
                        });
        return longest.values().stream().mapToDouble(millis -> millis / 1e3).toArray();
    }

    /** Cores that this process uses while nothing happens. */
    private static double idleCores() throws InterruptedException {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        Thread.sleep(IDLE_MILLIS);
        return (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - begin);
    }

    /** Heap in use after a collection. */
    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
