package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.space.Genome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new ConstantFitter();
    }

    @Test
    void shouldPredictTheMean() {
        Genome genome = Genome.of(0, 0, 0, 0, 0, 0);
        TrainingSet data = Data.labelled(Spaces.cells(), List.of(genome, genome, genome), 1, 2, 6);

        assertThat(fit(data).predictor()).isEqualTo(new ConstantPredictor(3));
        assertThat(fit(data).outOfFold()).containsExactly(4, 3.5, 1.5);
    }
}
