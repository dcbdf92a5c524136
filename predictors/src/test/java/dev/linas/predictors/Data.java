package dev.linas.predictors;

import dev.linas.core.random.Seeds;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Training sets of known laws. */
final class Data {
    private Data() {}

    /** Random cells (6 variables of 5 options, 30 columns) labelled by a law. */
    static TrainingSet cells(int rows, ToDoubleFunction<Genome> law) {
        return sample(Spaces.cells(), rows, law);
    }

    static TrainingSet sample(SearchSpace space, int rows, ToDoubleFunction<Genome> law) {
        SplittableRandom random = new SplittableRandom(rows);
        List<Genome> genomes = Stream.generate(() -> space.random(random)).limit(rows).toList();
        return labelled(space, genomes, genomes.stream().mapToDouble(law).toArray());
    }

    static TrainingSet labelled(SearchSpace space, List<Genome> genomes, double... labels) {
        return new TrainingSet(new OneHotEncoding(space), genomes, labels);
    }

    static Folds folds(TrainingSet data) {
        return Folds.split(data.size(), Seeds.stream(1, 0, Seeds.Purpose.CROSS_VALIDATION));
    }

    /** A sum over the variables: linear in the one-hot encoding. */
    static double additive(Genome genome) {
        double sum = 10;
        for (int v = 0; v < genome.length(); v++) {
            sum += (v + 1) * genome.option(v);
        }
        return sum;
    }

    /** Neighbouring variables matter only together: not linear in the one-hot encoding. */
    static double interacting(Genome genome) {
        double sum = 10;
        for (int v = 0; v < genome.length(); v += 2) {
            sum += (genome.option(v) - 2.0) * (genome.option(v + 1) - 2.0);
        }
        return sum;
    }

    /** The additive law with a deterministic disturbance of about a tenth of its spread. */
    static double noisy(Genome genome) {
        return additive(genome) + Math.floorMod(genome.hashCode() * 7919, 1000) / 500.0;
    }

    /** Predictions of a predictor for the rows of a set. */
    static double[] predict(Fit fit, TrainingSet data) {
        List<Genome> genomes = IntStream.range(0, data.size()).mapToObj(data::genome).toList();
        return fit.predictor().scorer(data.encoding()).score(genomes);
    }
}
