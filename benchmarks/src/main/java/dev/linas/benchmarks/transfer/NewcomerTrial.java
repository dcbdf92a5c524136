package dev.linas.benchmarks.transfer;

import dev.linas.core.random.RandomSubset;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.trainer.transfer.DeviceTransfer;
import dev.linas.trainer.transfer.KnownDevice;
import dev.linas.trainer.transfer.TransferredDevice;
import dev.linas.trainer.transfer.TransferredDevice.Estimate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One draw of the experiment: every device of a table is known from some rows, drawn for each, and
 * each device in turn is the newcomer, of which only a few chosen rows are measured. Deterministic
 * by seed.
 */
final class NewcomerTrial {
    private static final int REFERENCE = 400;

    private final SearchSpace space;
    private final Map<String, ? extends Map<Genome, Double>> devices;
    private final List<Genome> genomes;
    private final Map<String, KnownDevice> known;
    private final List<Genome> reference;

    /**
     * @param devices value by genome of each device; all of the same genomes
     * @param rows rows that a known device is known from
     */
    NewcomerTrial(
            SearchSpace space,
            Map<String, ? extends Map<Genome, Double>> devices,
            int rows,
            long seed) {
        this.space = space;
        this.devices = devices;
        this.genomes = List.copyOf(devices.values().iterator().next().keySet());
        SplittableRandom random = new SplittableRandom(seed);
        this.known = new LinkedHashMap<>();
        devices.forEach(
                (name, values) -> {
                    List<Genome> drawn = RandomSubset.draw(genomes, rows, random);
                    known.put(name, KnownDevice.fit(space, drawn, values(values, drawn)));
                });
        this.reference = RandomSubset.draw(genomes, REFERENCE, random);
    }

    /**
     * The quality that was reached.
     *
     * @param spearman rank correlation of predicted and measured values on all rows that were not
     *     measured
     * @param coverage share of them that lie in their interval of 90 %
     */
    record Score(String device, int measurements, double spearman, double coverage) {}

    /** Takes a device for the newcomer. */
    Score newcomer(String device, int measurements) {
        List<KnownDevice> others =
                known.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(device))
                        .map(Map.Entry::getValue)
                        .toList();
        DeviceTransfer transfer = new DeviceTransfer(space, others, reference);
        List<Genome> chosen = transfer.choose(List.of(), measurements);
        Map<Genome, Double> truth = devices.get(device);
        TransferredDevice predicted = transfer.measured(chosen, values(truth, chosen));
        Set<Genome> measured = new HashSet<>(chosen);
        List<Genome> rest = genomes.stream().filter(g -> !measured.contains(g)).toList();
        List<Estimate> estimates = predicted.predict(rest);
        double[] actual = values(truth, rest);
        int held = 0;
        for (int i = 0; i < actual.length; i++) {
            Estimate estimate = estimates.get(i);
            held += actual[i] >= estimate.low() && actual[i] <= estimate.high() ? 1 : 0;
        }
        return new Score(
                device,
                measurements,
                RankCorrelation.spearman(
                        estimates.stream().mapToDouble(Estimate::value).toArray(), actual),
                (double) held / actual.length);
    }

    private static double[] values(Map<Genome, Double> values, List<Genome> genomes) {
        return genomes.stream().mapToDouble(values::get).toArray();
    }
}
