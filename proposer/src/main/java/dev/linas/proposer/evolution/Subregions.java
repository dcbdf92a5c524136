package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;

/** The parts of the objective space that lie nearest to each reference direction, by angle. */
final class Subregions {
    private final double[][] directions;
    private final Scaling scaling;

    Subregions(double[][] directions, Scaling scaling) {
        this.directions = directions;
        this.scaling = scaling;
    }

    /** An individual in its subregion; its cost there is the Tchebycheff one. */
    @SuppressWarnings("ArrayRecordComponent") // confined to one selection
    record Member(Prediction individual, double[] point, int region, double cost) {}

    /** Number of subregions. */
    int count() {
        return directions.length;
    }

    Member place(Prediction individual) {
        double[] point = scaling.scaled(individual);
        int region = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int d = 0; d < directions.length; d++) {
            double cosine = Directions.cosine(point, directions[d]);
            if (cosine > best) {
                best = cosine;
                region = d;
            }
        }
        return new Member(individual, point, region, Directions.divided(point, directions[region]));
    }

    /** The individuals of each subregion, in their order. */
    List<List<Member>> places(List<Prediction> individuals) {
        List<List<Member>> regions = new ArrayList<>();
        for (int d = 0; d < directions.length; d++) {
            regions.add(new ArrayList<>());
        }
        for (Prediction individual : individuals) {
            Member place = place(individual);
            regions.get(place.region()).add(place);
        }
        return regions;
    }
}
