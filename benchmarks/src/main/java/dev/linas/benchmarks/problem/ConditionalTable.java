package dev.linas.benchmarks.problem;

import static dev.linas.benchmarks.problem.LookupTableText.COST;
import static dev.linas.benchmarks.problem.LookupTableText.QUALITY;

import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A generated lookup table over a space in which most variables count only under others, as in
 * Transformers of elastic depth: stacks of one to six layers, each layer with a width of its own,
 * and two embeddings that always count. A layer adds less quality the deeper it lies, at the same
 * cost, so that most of the front is shallow, where few variables count.
 *
 * <p>Only variables of one stack meet in a term, so the front is known by components.
 */
final class ConditionalTable {
    private static final int LAYERS = 6;
    private static final List<Integer> WIDTHS = List.of(64, 128, 192, 256, 384);
    private static final int EMBEDDINGS = 2;

    /** What a layer is worth, compared with the one before it. */
    private static final double FADING = 0.55;

    private final int stacks;
    private final SplittableRandom random;

    /**
     * @param stacks how many stacks there are; a stack has seven variables
     */
    ConditionalTable(int stacks, long seed) {
        this.stacks = stacks;
        this.random = new SplittableRandom(seed);
    }

    Problem save(Path folder, String name) {
        String text = space(name);
        GeneratedFile.save(folder.resolve(name + ".space.json"), text);
        SearchSpace space = SearchSpaceReader.read(name, text);
        LookupTableText table = new LookupTableText(space);
        for (int stack = 0; stack < stacks; stack++) {
            stack(table, EMBEDDINGS + stack * (LAYERS + 1));
        }
        for (int embedding = 0; embedding < EMBEDDINGS; embedding++) {
            double worth = uniform(0.5, 1.5);
            int[] variable = {embedding};
            table.term(COST, variable, Map.of(), o -> 0.4 * (1 + o[0]) * noise());
            table.term(QUALITY, variable, Map.of(), o -> worth * StrictMath.sqrt(o[0]));
        }
        return table.save(folder, name, name + ".space.json");
    }

    /**
     * @param depth index of the variable that says how many layers there are; those of the layers'
     *     widths follow it
     */
    private void stack(LookupTableText table, int depth) {
        double price = uniform(0.5, 2);
        double worth = uniform(2, 4);
        for (int layer = 0; layer < LAYERS; layer++) {
            Map<Integer, List<Integer>> when =
                    Map.of(depth, IntStream.range(layer, LAYERS).boxed().toList());
            int[] width = {depth + 1 + layer};
            double layerPrice = price * noise();
            double layerWorth = worth * StrictMath.pow(FADING, layer) * noise();
            double best = uniform(1.5, 6); // beyond it, width costs quality
            table.term(COST, width, when, o -> layerPrice * (0.5 + 0.5 * o[0]) * noise());
            table.term(
                    QUALITY,
                    width,
                    when,
                    o -> layerWorth * (1 - 0.1 * (o[0] - best) * (o[0] - best) / best));
        }
    }

    private String space(String name) {
        List<String> variables = new ArrayList<>();
        for (int embedding = 0; embedding < EMBEDDINGS; embedding++) {
            variables.add(variable("embedding" + embedding, List.of(128, 256, 512, 768)));
        }
        List<String> active = new ArrayList<>();
        List<Integer> depths = IntStream.rangeClosed(1, LAYERS).boxed().toList();
        for (int stack = 0; stack < stacks; stack++) {
            String depth = "layers" + stack;
            variables.add(variable(depth, depths));
            for (int layer = 0; layer < LAYERS; layer++) {
                String width = "width%d_%d".formatted(stack, layer);
                variables.add(variable(width, WIDTHS));
                if (layer > 0) {
                    active.add(
                            "{\"variables\": [\"%s\"], \"when\": {\"%s\": %s}}"
                                    .formatted(width, depth, depths.subList(layer, LAYERS)));
                }
            }
        }
        return """
        {"format": "linas-space/1", "name": "%s", "variables": [
          %s],
         "active": [
          %s]}
        """
                .formatted(name, String.join(",\n  ", variables), String.join(",\n  ", active));
    }

    private static String variable(String name, List<Integer> options) {
        return "{\"name\": \"%s\", \"options\": [%s]}"
                .formatted(
                        name,
                        options.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private double noise() {
        return uniform(0.85, 1.15);
    }

    private double uniform(double low, double high) {
        return random.nextDouble(low, high);
    }
}
