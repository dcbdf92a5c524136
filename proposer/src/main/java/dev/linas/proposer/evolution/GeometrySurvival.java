package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The environmental selection of AGE-MOEA (Panichella, 2019): individuals of a front are compared
 * by how near they are to the ideal point and how far from each other in the geometry of the first
 * front ({@link FrontGeometry}).
 */
final class GeometrySurvival implements Survival {
    private final int size;
    private final int objectives;

    GeometrySurvival(int size, int objectives) {
        this.size = size;
        this.objectives = objectives;
    }

    @Override
    public List<Survivor> survivors(
            List<Prediction> parents, List<Prediction> scored, SplittableRandom random) {
        Merged merged = Merged.of(parents, scored);
        FrontGeometry geometry = FrontGeometry.of(merged.front(0), objectives);
        List<Survivor> ranked = new ArrayList<>();
        for (int rank = 0; rank <= merged.lastFront(size); rank++) {
            List<Prediction> front = merged.front(rank);
            double[] scores = rank == 0 ? geometry.survivalScores(front) : geometry.nearness(front);
            for (int i = 0; i < scores.length; i++) {
                ranked.add(new Survivor(front.get(i), rank, 0, scores[i]));
            }
        }
        return ranked.stream().sorted(Survivor.BETTER_FIRST).limit(size).toList();
    }
}
