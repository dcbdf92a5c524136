package dev.linas.schemas.mapping;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorParameters;
import dev.linas.core.registry.Registry;
import dev.linas.schemas.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Parameters of predictors as the contract writes them. Knows no form of predictor. */
final class ModelMapper {
    private final Registry<Function<PredictorParameters, Predictor>> forms;
    private final int variables;

    /**
     * @param forms makes predictors of their parameters
     * @param variables number of variables of the search space
     */
    ModelMapper(Registry<Function<PredictorParameters, Predictor>> forms, int variables) {
        this.forms = forms;
        this.variables = variables;
    }

    static Model toModel(PredictorParameters parameters) {
        Map<String, List<Double>> series = new HashMap<>();
        for (String name : parameters.seriesNames()) {
            series.put(name, DoubleStream.of(parameters.series(name)).boxed().toList());
        }
        Map<String, List<Integer>> indices = new HashMap<>();
        for (String name : parameters.indexNames()) {
            indices.put(name, IntStream.of(parameters.indices(name)).boxed().toList());
        }
        List<Model> members = new ArrayList<>();
        parameters.members().forEach(member -> members.add(toModel(member.parameters())));
        return Model.newBuilder()
                .setForm(parameters.form())
                .setNumbers(parameters.numbers())
                .setSeries(series)
                .setIndices(indices)
                .setGenomes(GenomeMapper.toBytes(parameters.genomes()))
                .setMembers(members)
                .build();
    }

    /**
     * The predictor of a model.
     *
     * @throws IllegalArgumentException if the form is unknown, or parameters of it are missing or
     *     do not fit the space
     */
    Predictor toPredictor(Model model) {
        PredictorParameters.Builder parameters = PredictorParameters.of(model.getForm());
        model.getNumbers().forEach(parameters::number);
        model.getSeries().forEach((name, values) -> parameters.series(name, doubles(values)));
        model.getIndices().forEach((name, values) -> parameters.indices(name, integers(values)));
        parameters.genomes(GenomeMapper.toGenomes(model.getGenomes(), variables));
        parameters.members(model.getMembers().stream().map(this::toPredictor).toList());
        return forms.named(model.getForm()).apply(parameters.build());
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int[] integers(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
