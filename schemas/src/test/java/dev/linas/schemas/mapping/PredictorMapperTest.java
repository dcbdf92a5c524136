package dev.linas.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.CellKernel;
import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorForms;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.predictor.StackedPredictor;
import dev.linas.core.predictor.TransformedPredictor;
import dev.linas.core.predictor.TreesPredictor;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.schemas.Model;
import dev.linas.schemas.serde.BinarySerde;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorMapperTest {
    private static final SearchSpace SPACE =
            BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
    private static final Objective LATENCY =
            new Objective("latency_ms", "pixel4-1t", Goal.MINIMIZE, OptionalDouble.empty());

    static Stream<Predictor> predictors() {
        Random random = new Random(1);
        List<Genome> supports = Stream.generate(() -> SPACE.random(random)).limit(40).toList();
        return Stream.of(
                new ConstantPredictor(-0.1),
                new LinearPredictor(
                        0.3, random.doubles(new OneHotEncoding(SPACE).columns()).toArray()),
                new KernelPredictor(0.05, 0.1, 20, 3, random.doubles(40).toArray(), supports),
                new GaussianProcessPredictor(
                        new HammingKernel(0.75, random.doubles(45).toArray()),
                        0.01,
                        1.5,
                        20,
                        3,
                        new LabelTransform(-1, 101.5),
                        random.doubles(40).toArray(),
                        supports),
                new GaussianProcessPredictor(
                        new HammingKernel(0.75, random.doubles(45).toArray()).ordered(true),
                        0.01,
                        1.5,
                        20,
                        3,
                        LabelTransform.IDENTITY,
                        random.doubles(40).toArray(),
                        supports),
                trees(random),
                new StackedPredictor(
                        0.5,
                        new double[] {0.25, 0.75},
                        List.of(new ConstantPredictor(3), trees(random))),
                new TransformedPredictor(new LabelTransform(1, 0.5), trees(random)));
    }

    private static TreesPredictor trees(Random random) {
        return new TreesPredictor(
                20,
                2,
                new int[] {3, TreesPredictor.ALWAYS_LEFT, 134, 0, 1, 2},
                random.doubles(8).toArray());
    }

    @Test
    void shouldKeepTheWeightOfPathsInCells() {
        Predictor cells =
                new GaussianProcessPredictor(
                        new HammingKernel(
                                0.75,
                                new double[] {1, 2},
                                Optional.of(new CellKernel(0.5, 1, 0.1))),
                        0.01,
                        1.5,
                        20,
                        3,
                        LabelTransform.IDENTITY,
                        new double[] {1},
                        List.of(Genome.of(0, 1)));

        dev.linas.schemas.Predictor arrived = travel(record(cells, PredictorQuality.UNKNOWN));

        assertThat(toPredictor(arrived, 2)).isEqualTo(cells);
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void shouldPredictTheSameToTheLastBitAfterTravelling(Predictor predictor) {
        dev.linas.schemas.Predictor arrived = travel(record(predictor, PredictorQuality.UNKNOWN));

        Predictor read = toPredictor(arrived, SPACE.size());

        assertThat(read).isEqualTo(predictor);
        assertThat(arrived.getKind()).isEqualTo("the-kind");
        assertThat(score(read)).isEqualTo(score(predictor));
    }

    private static Predictor toPredictor(dev.linas.schemas.Predictor record, int variables) {
        return PredictorMapper.toPredictor(record, variables, PredictorForms.ALL);
    }

    private static double[] score(Predictor predictor) {
        Random random = new Random(2);
        List<Genome> genomes =
                Stream.generate(() -> SPACE.canonical(SPACE.random(random))).limit(100).toList();
        return predictor.scorer(new OneHotEncoding(SPACE)).score(genomes);
    }

    @Test
    void shouldSayWhatItWasFittedForAndHowGoodItIs() {
        dev.linas.schemas.Predictor record =
                travel(
                        record(
                                new ConstantPredictor(1),
                                new PredictorQuality(2.5, 0.4, 0.9, Double.NaN)));

        assertThat(record.getSearchId()).isEqualTo("search");
        assertThat(record.getRound()).isEqualTo(4);
        assertThat(record.getMetric()).isEqualTo("latency_ms");
        assertThat(record.getPool()).isEqualTo("pixel4-1t");
        assertThat(record.getHyperparameters()).isEqualTo(Map.of("C", 10.0, "gamma", 0.05));
        assertThat(record.getTrainingRows()).isEqualTo(200);
        assertThat(record.getMape()).isEqualTo(2.5);
        assertThat(record.getRmse()).isEqualTo(0.4);
        assertThat(record.getKendallTauB()).isEqualTo(0.9);
        assertThat(record.getSpearman()).isNull();
    }

    @Test
    void shouldRejectAFormThatItDoesNotKnow() {
        dev.linas.schemas.Predictor known =
                record(new ConstantPredictor(1), PredictorQuality.UNKNOWN);
        dev.linas.schemas.Predictor alien =
                withModel(known, Model.newBuilder(known.getModel()).setForm("forest").build());

        assertThatThrownBy(() -> toPredictor(alien, SPACE.size()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'form' is 'forest'; expected one of constant, linear, ");
    }

    @Test
    void shouldNameAParameterThatIsMissing() {
        dev.linas.schemas.Predictor whole =
                record(new LinearPredictor(1, new double[] {2}), PredictorQuality.UNKNOWN);
        dev.linas.schemas.Predictor record =
                withModel(
                        whole,
                        Model.newBuilder(whole.getModel())
                                .setNumbers(Map.of("slope", 1.0))
                                .build());

        assertThatThrownBy(() -> toPredictor(record, SPACE.size()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a predictor of the form 'linear' lacks 'intercept'; it has [slope]");
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void shouldStandAmongTheFormsByItsName(Predictor predictor) {
        assertThat(PredictorForms.ALL.named(predictor.parameters().form()))
                .returns(predictor, form -> form.apply(predictor.parameters()));
    }

    @Test
    void shouldCoverEveryForm() {
        assertThat(predictors().map(predictor -> predictor.parameters().form()).distinct())
                .containsExactlyElementsOf(PredictorForms.ALL.names());
    }

    private static dev.linas.schemas.Predictor record(
            Predictor predictor, PredictorQuality quality) {
        return PredictorMapper.toRecord(
                "search",
                4,
                LATENCY,
                new FittedPredictor(
                        "the-kind", predictor, Map.of("C", 10.0, "gamma", 0.05), 200, quality));
    }

    private static dev.linas.schemas.Predictor withModel(
            dev.linas.schemas.Predictor record, Model model) {
        return dev.linas.schemas.Predictor.newBuilder(record).setModel(model).build();
    }

    private static dev.linas.schemas.Predictor travel(dev.linas.schemas.Predictor record) {
        BinarySerde<dev.linas.schemas.Predictor> serde =
                new BinarySerde<>(dev.linas.schemas.Predictor.class);
        return serde.deserializer().deserialize("any", serde.serializer().serialize("any", record));
    }
}
