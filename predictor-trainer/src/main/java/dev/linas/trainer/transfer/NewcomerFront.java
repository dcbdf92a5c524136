package dev.linas.trainer.transfer;

import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The front of a device that joins when a search has measured others: which of the sub-networks
 * whose quality is known are measured on it. The first measurements are those that tell most of all
 * ({@link DeviceTransfer#choose}); from then on it is the one that is predicted to add most
 * hypervolume to what was measured. Deterministic where the measuring is.
 */
public final class NewcomerFront {
    /** Measurements that learn how the device differs from the others, before any is for gain. */
    static final int TELLING = 3;

    private final DeviceTransfer transfer;
    private final Map<Genome, Double> qualityCosts;
    private final Map<Genome, Double> measured = new LinkedHashMap<>();

    private NewcomerFront(DeviceTransfer transfer, Map<Genome, Double> qualityCosts) {
        this.transfer = transfer;
        this.qualityCosts = qualityCosts;
    }

    /**
     * Measures a newcomer.
     *
     * @param known the devices that were measured, at least one
     * @param qualityCosts for each sub-network that was measured its quality as a cost (less is
     *     better), in a fixed order; at least one
     * @param count measurements that are wanted, failed ones included
     * @param meter measures the metric on the newcomer; empty if that failed
     * @return the measured sub-networks and their values, in the order in which they were measured
     */
    public static Map<Genome, Double> measure(
            SearchSpace space,
            List<KnownDevice> known,
            Map<Genome, Double> qualityCosts,
            int count,
            Function<Genome, OptionalDouble> meter) {
        List<Genome> genomes = List.copyOf(qualityCosts.keySet());
        NewcomerFront front =
                new NewcomerFront(new DeviceTransfer(space, known, genomes), qualityCosts);
        List<Genome> open = new ArrayList<>(genomes);
        List<Genome> telling = front.transfer.choose(List.of(), Math.min(TELLING, count));
        for (int m = 0; m < count && !open.isEmpty(); m++) {
            Genome next = m < telling.size() ? telling.get(m) : front.mostGaining(open);
            open.remove(next);
            meter.apply(next).ifPresent(value -> front.measured.put(next, value));
        }
        return front.measured;
    }

    private Genome mostGaining(List<Genome> open) {
        if (measured.isEmpty()) {
            return open.get(0);
        }
        List<double[]> believed = believed(open);
        List<double[]> front = new ArrayList<>();
        measured.forEach(
                (genome, value) -> front.add(new double[] {qualityCosts.get(genome), value}));
        List<double[]> all = new ArrayList<>(front);
        all.addAll(believed);
        double[] reference = ReferencePoint.beyond(all, ReferencePoint.WhereEqual.ONE);
        int best = 0;
        double largest = -1;
        for (int i = 0; i < believed.size(); i++) {
            front.add(believed.get(i));
            double volume = Hypervolume.of(front, reference);
            front.remove(front.size() - 1);
            if (volume > largest) {
                largest = volume;
                best = i;
            }
        }
        return open.get(best);
    }

    /** Costs of those that are not measured, as far as the measurements so far tell. */
    private List<double[]> believed(List<Genome> open) {
        TransferredDevice device =
                transfer.measured(
                        List.copyOf(measured.keySet()),
                        measured.values().stream().mapToDouble(Double::doubleValue).toArray());
        List<TransferredDevice.Estimate> estimates = device.predict(open);
        List<double[]> believed = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            believed.add(new double[] {qualityCosts.get(open.get(i)), estimates.get(i).value()});
        }
        return believed;
    }
}
