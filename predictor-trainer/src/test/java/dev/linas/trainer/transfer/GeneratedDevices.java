package dev.linas.trainer.transfer;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.List;

/**
 * Generated devices of a space of 4^5 sub-networks: each takes the sum of what its operations cost,
 * and more in later places.
 */
final class GeneratedDevices {
    static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "generated",
                    """
                    {"format": "linas-space/1", "name": "generated", "variables": [
                      {"name": "op0", "options": ["a", "b", "c", "d"]},
                      {"name": "op1", "options": ["a", "b", "c", "d"]},
                      {"name": "op2", "options": ["a", "b", "c", "d"]},
                      {"name": "op3", "options": ["a", "b", "c", "d"]},
                      {"name": "op4", "options": ["a", "b", "c", "d"]}]}
                    """);

    static final List<Genome> ALL = SPACE.canonicalGenomes().toList();

    private GeneratedDevices() {}

    /** Milliseconds on a device whose four operations cost so much in the first place. */
    static double[] times(List<Genome> genomes, double growth, double... costs) {
        return genomes.stream()
                .mapToDouble(
                        genome -> {
                            double sum = 1;
                            for (int v = 0; v < genome.length(); v++) {
                                sum += costs[genome.option(v)] * (1 + growth * v);
                            }
                            return sum;
                        })
                .toArray();
    }

    /** Every so-manieth sub-network. */
    static List<Genome> every(int step) {
        return ALL.stream().filter(genome -> ALL.indexOf(genome) % step == 0).toList();
    }

    static KnownDevice known(double growth, double... costs) {
        List<Genome> rows = every(5);
        return KnownDevice.fit(SPACE, rows, times(rows, growth, costs));
    }
}
