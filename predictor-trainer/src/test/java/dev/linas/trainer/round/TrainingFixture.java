package dev.linas.trainer.round;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.trainer.Searches;
import java.util.OptionalInt;

/** What the tests of training have in common: a search and its rows. */
final class TrainingFixture {
    static final OptionalInt UNLIMITED = OptionalInt.empty();

    private TrainingFixture() {}

    static Evaluation row(int index, double accuracy, double latency) {
        Genome genome = Genome.of(index, 0, 0, 0, 0, 0);
        return new Evaluation(0, index, genome, new double[] {accuracy, latency}, false);
    }

    static SearchSpec search() {
        return Searches.search(Searches.cells(), UNLIMITED);
    }
}
