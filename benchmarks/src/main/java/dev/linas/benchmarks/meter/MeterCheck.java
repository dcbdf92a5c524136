package dev.linas.benchmarks.meter;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.stats.Quantiles;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.tasks.catalog.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Checks what the onnx meter promises, on the machine it runs on: overhead over a bare loop,
 * agreement of repeated measurements, cost of a candidate, memory over a thousand candidates.
 *
 * <p>Arguments: space, latency budget (e.g. {@code 250ms}), candidates of the memory check (0:
 * none), then, to measure accuracy too, the files of weights, dataset and calibration.
 */
public final class MeterCheck {
    private static final int REPEATED = 20;
    private static final int RANKED = 50;
    private static final int COMPARISONS = 9;

    private final SearchSpace space;
    private final PoolSettings pool;
    private final List<String> metrics;
    private final SuperNetwork network;
    private final SplittableRandom random = new SplittableRandom(1);

    private MeterCheck(String spaceName, String budget, List<Path> files) {
        this.space = BuiltInSpaces.find(spaceName).orElseThrow();
        NetworkDescription description = Tasks.NETWORKS.forSpace(spaceName).orElseThrow();
        this.network =
                files.isEmpty()
                        ? SuperNetworks.ownOrRandom(description, space, 0)
                        : SuperNetworks.open(description, space, files.get(0));
        this.metrics =
                files.isEmpty() ? List.of("latency_ms") : List.of("latency_ms", "accuracy_top1");
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("meter", "onnx");
        metrics.forEach(node.putArray("metrics")::add);
        node.putObject("latency").put("budget", budget);
        if (!files.isEmpty()) {
            node.put("weights", files.get(0).toString());
            node.put("dataset", files.get(1).toString());
            node.put("calibration", files.get(2).toString());
        }
        this.pool = PoolSettings.parse("check", node, Path.of("").toAbsolutePath());
    }

    /** Runs every check and prints what it found. */
    public static void main(String[] args) throws Exception {
        List<String> before = temporaryFiles();
        List<Path> files = Stream.of(args).skip(3).map(Path::of).toList();
        MeterCheck check = new MeterCheck(args[0], args[1], files);
        try (Meter meter = Meters.open(check.pool, check.space)) {
            check.warmUp(meter);
            check.overhead(meter);
            check.repeatability(meter);
            check.ranking(meter);
            check.cost(meter);
            check.memory(meter, Integer.parseInt(args[2]), before);
        }
    }

    private void warmUp(Meter meter) throws InterruptedException {
        for (int i = 0; i < REPEATED / 2; i++) {
            latency(meter, space.random(random));
        }
    }

    private Measured latency(Meter meter, Genome genome) throws InterruptedException {
        MetricOutcome outcome =
                measure(meter, genome, List.of("latency_ms")).outcomes().get("latency_ms");
        if (outcome instanceof Measured measured) {
            return measured;
        }
        throw new IllegalStateException("genome " + genome + ": " + outcome);
    }

    private MeterReading measure(Meter meter, Genome genome, List<String> wanted)
            throws InterruptedException {
        return meter.measure(MeterTask.of(space, genome, wanted));
    }

    private List<Genome> genomes(int count) {
        return Stream.generate(() -> space.random(random)).limit(count).toList();
    }

    private void overhead(Meter meter) throws OrtException, InterruptedException {
        OtherLoad load = new OtherLoad();
        List<Genome> compared =
                List.of(
                        network.planner().smallest(),
                        space.random(random),
                        network.planner().largest());
        for (Genome genome : compared) {
            NetworkPlan plan = network.planner().plan(genome);
            byte[] model = network.cut(SubNetworkRequest.of(genome)).bytes();
            double[] ratios = new double[COMPARISONS];
            double bare = 0;
            for (int i = 0; i < COMPARISONS; i++) {
                bare = BareLoop.medianMillis(model, plan.inputs().get(0).shape(1));
                ratios[i] = latency(meter, genome).value() / bare;
            }
            System.out.printf(
                    "overhead: %.4f ms bare, meter %+.2f %% (median of %d)%n",
                    bare, 100 * (Quantiles.median(ratios) - 1), COMPARISONS);
        }
        System.out.println("  " + load.report());
    }

    private Passes passes(Meter meter, int count, int times) throws InterruptedException {
        List<Genome> genomes = genomes(count);
        List<List<Measured>> latencies = new ArrayList<>();
        for (int pass = 0; pass < times; pass++) {
            List<Measured> measured = new ArrayList<>();
            for (Genome genome : genomes) {
                measured.add(latency(meter, genome));
            }
            latencies.add(measured);
        }
        return new Passes(genomes, latencies);
    }

    private void repeatability(Meter meter) throws InterruptedException {
        OtherLoad load = new OtherLoad();
        Passes passes = passes(meter, REPEATED, 3);
        System.out.printf(
                "repeatability: %d sub-networks 3 times, median relative deviation %.2f %%%n  %s%n",
                REPEATED, passes.medianDeviationPercent(), load.report());
    }

    private void ranking(Meter meter) throws InterruptedException {
        OtherLoad load = new OtherLoad();
        Passes passes = passes(meter, RANKED, 2);
        System.out.printf(
                "ranking: %d sub-networks twice, tau-b %.3f, median relative deviation %.2f %%%n "
                    + " intervals: +/- %.2f %% (median), overlap for %.0f %%, hold the other pass"
                    + " for %.0f %%%n  %s%n",
                RANKED,
                passes.tau(),
                passes.medianDeviationPercent(),
                passes.halfWidthPercent(),
                passes.overlapPercent(),
                passes.containedPercent(),
                load.report());
    }

    private void cost(Meter meter) throws InterruptedException {
        OtherLoad load = new OtherLoad();
        CandidateCost cost = new CandidateCost(pool, space, network, metrics);
        for (int i = 0; i < REPEATED; i++) {
            cost.add(meter, space.random(random));
        }
        System.out.println(cost.report() + "\n  " + load.report());
    }

    private void memory(Meter meter, int candidates, List<String> before)
            throws IOException, InterruptedException {
        for (int i = 0; i < candidates; i++) {
            if (i % Math.max(1, candidates / 10) == 0) {
                System.out.printf("memory: %d candidates, %d MiB resident%n", i, residentMib());
            }
            var unused = measure(meter, space.random(random), metrics);
        }
        System.out.printf(
                "memory: %d candidates, %d MiB resident; temporary files since the start: %s%n",
                candidates,
                residentMib(),
                temporaryFiles().stream().filter(name -> !before.contains(name)).toList());
    }

    private static long residentMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D+", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS in /proc/self/status");
    }

    private static List<String> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("linas") || name.contains("onnx"))
                    .sorted()
                    .toList();
        }
    }
}
