package dev.linas.supernettrainer.training;

import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernettrainer.files.TensorFiles;
import dev.linas.supernettrainer.files.WeightFiles;
import dev.linas.supernettrainer.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of a training after an epoch, in a safetensors file: weights by their names, moments of
 * the optimiser by names beginning with {@code first.} and {@code second.}, and what the training
 * depends on in the metadata.
 */
public final class Checkpoint {
    private static final String EPOCH = "epoch";
    private static final String RECIPE = "recipe";

    private Checkpoint() {}

    /**
     * Saves a training, replacing an older file only when the new one is complete.
     *
     * @param recipe all that the training depends on, as text
     */
    public static void save(Path file, Training training, String recipe) throws IOException {
        Weights weights = training.network().weights();
        List<Tensor> tensors = new ArrayList<>(WeightFiles.tensors(weights));
        training.optimiserState()
                .forEach(
                        (name, values) ->
                                tensors.add(new Tensor(name, List.of(values.length), values)));
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put(EPOCH, Integer.toString(training.epoch()));
        metadata.put(RECIPE, recipe);
        TensorFiles.write(file, tensors, metadata);
    }

    /**
     * Takes up a saved training.
     *
     * @throws IllegalArgumentException naming the file, if it was saved from another recipe
     */
    public static void load(Path file, Training training, String recipe) throws IOException {
        TensorFile saved = TensorFiles.read(file);
        String savedRecipe = saved.metadata().getOrDefault(RECIPE, "");
        if (!savedRecipe.equals(recipe)) {
            throw new IllegalArgumentException(
                    ("%s was saved from a training of%n  %s%nand cannot go on as%n  %s%nUse"
                                    + " its settings or another folder")
                            .formatted(file, savedRecipe, recipe));
        }
        Weights weights = training.network().weights();
        Map<String, float[]> optimiser = new LinkedHashMap<>();
        for (String name : weights.names()) {
            TensorShape shape = weights.shape(name);
            weights.set(name, saved.tensor(name, shape.shape()).toArray());
            if (Weights.isTrained(name)) {
                List<Integer> size = List.of(Math.toIntExact(shape.size()));
                for (String moment : List.of("first." + name, "second." + name)) {
                    optimiser.put(moment, saved.tensor(moment, size).toArray());
                }
            }
        }
        training.restore(Integer.parseInt(saved.metadata().get(EPOCH)), optimiser);
    }
}
