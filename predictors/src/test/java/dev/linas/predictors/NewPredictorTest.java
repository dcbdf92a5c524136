package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.random.Seeds;
import dev.linas.core.registry.Registry;
import dev.linas.schemas.mapping.PredictorMapper;
import dev.linas.schemas.serde.BinarySerde;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * A further kind of predictor is one class and one line: here with the contract that every kind
 * fulfils, chosen by its name, and sent over the topics to where it scores.
 */
class NewPredictorTest extends PredictorFitterContract {
    private static final Registry<PredictorFitter> FITTERS =
            PredictorFitters.ALL.with(NearestGenome.NAME, new NearestGenome.Fitter());

    private final TrainingSet data = Data.cells(40, Data::interacting);

    @Override
    PredictorFitter fitter() {
        return new NearestGenome.Fitter();
    }

    @Test
    void shouldBeFittedByItsName() {
        FittedPredictor fitted = select(NearestGenome.NAME);

        assertThat(fitted.kind()).isEqualTo("nearest");
        assertThat(fitted.quality().kendallTauB()).isBetween(-1.0, 1.0);
        assertThat(fitted.predictor().scorer(data.encoding()).score(data.genomes()))
                .isEqualTo(data.labels());
    }

    @Test
    void shouldBeAmongWhatAutoChoosesFrom() {
        Registry<PredictorFitter> alone =
                Registry.of("predictor", PredictorFitter::kind, List.of(fitter()));

        assertThat(
                        PredictorSelection.among(alone)
                                .named(PredictorSelection.AUTO)
                                .fit(data, Seeds.stream(1, 0, Seeds.Purpose.CROSS_VALIDATION)))
                .get()
                .returns("nearest", FittedPredictor::kind);
    }

    @Test
    void shouldScoreTheSameToTheLastBitOnTheOtherSideOfTheContract() {
        FittedPredictor fitted = select(NearestGenome.NAME);

        Predictor arrived =
                PredictorMapper.toPredictor(
                        travel(fitted),
                        data.encoding().space().size(),
                        PredictorFitters.forms(FITTERS));

        assertThat(arrived).isEqualTo(fitted.predictor());
        assertThat(arrived.scorer(data.encoding()).score(data.genomes()))
                .isEqualTo(fitted.predictor().scorer(data.encoding()).score(data.genomes()));
    }

    @Test
    void shouldBeRefusedWhereItsKindIsNotRegistered() {
        dev.linas.schemas.Predictor record = travel(select(NearestGenome.NAME));

        assertThatThrownBy(
                        () ->
                                PredictorMapper.toPredictor(
                                        record,
                                        data.encoding().space().size(),
                                        PredictorFitters.FORMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'form' is 'nearest'; expected one of constant, ");
    }

    private FittedPredictor select(String name) {
        return PredictorSelection.among(FITTERS)
                .named(name)
                .fit(data, Seeds.stream(1, 0, Seeds.Purpose.CROSS_VALIDATION))
                .orElseThrow();
    }

    private static dev.linas.schemas.Predictor travel(FittedPredictor fitted) {
        Objective latency =
                new Objective("latency_ms", "phone", Goal.MINIMIZE, OptionalDouble.empty());
        BinarySerde<dev.linas.schemas.Predictor> serde =
                new BinarySerde<>(dev.linas.schemas.Predictor.class);
        byte[] bytes =
                serde.serializer()
                        .serialize("any", PredictorMapper.toRecord("search", 3, latency, fitted));
        return serde.deserializer().deserialize("any", bytes);
    }
}
