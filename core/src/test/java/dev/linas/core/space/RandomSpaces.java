package dev.linas.core.space;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Small random spaces with nested activation, several controllers, and equivalent options. */
public final class RandomSpaces {
    private final SplittableRandom random;

    private RandomSpaces(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A space of 1 to 6 variables with 1 to 4 options each. */
    public static SearchSpace of(long seed) {
        return SearchSpaceReader.read("random-" + seed, new RandomSpaces(seed).json());
    }

    /** A raw genome of a space. */
    public static Genome genome(SearchSpace space, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] indices = new int[space.size()];
        for (int v = 0; v < indices.length; v++) {
            indices[v] = random.nextInt(space.optionCount(v));
        }
        return Genome.of(indices);
    }

    private String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", SearchSpaceReader.FORMAT).put("name", "random");
        ArrayNode variables = root.putArray("variables");
        ArrayNode rules = root.putArray("active");
        ArrayNode equivalences = root.putArray("equivalent");
        int size = 1 + random.nextInt(6);
        // Controllers come earlier in this order, which is not the order of the variables.
        List<Integer> order = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            order.add(random.nextInt(order.size() + 1), v);
        }
        int[] options = new int[size];
        List<Set<Integer>> equivalent = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            options[v] = 1 + random.nextInt(4);
            ObjectNode variable = variables.addObject().put("name", "v" + v);
            ArrayNode names = variable.putArray("options");
            for (int option = 0; option < options[v]; option++) {
                names.add(10 * option);
            }
            equivalent.add(equivalence(equivalences, v, options[v]));
        }
        for (int i = 1; i < size; i++) {
            for (int conditions = random.nextInt(3); conditions > 0; conditions--) {
                int controller = order.get(random.nextInt(i));
                Set<Integer> allowed = allowed(options[controller], equivalent.get(controller));
                ObjectNode rule = rules.addObject();
                rule.putArray("variables").add("v" + order.get(i));
                ArrayNode when = rule.putObject("when").putArray("v" + controller);
                allowed.forEach(option -> when.add(10 * option));
            }
        }
        return root.toString();
    }

    private Set<Integer> equivalence(ArrayNode equivalences, int variable, int options) {
        Set<Integer> group = new TreeSet<>();
        for (int option = 0; option < options; option++) {
            if (random.nextInt(4) == 0) {
                group.add(option);
            }
        }
        if (group.size() < 2) {
            return Set.of();
        }
        ObjectNode equivalence = equivalences.addObject().put("variable", "v" + variable);
        ArrayNode names = equivalence.putArray("options");
        group.forEach(option -> names.add(10 * option));
        return group;
    }

    /** Always with the last option, so that any two rules of one controller can both hold. */
    private Set<Integer> allowed(int options, Set<Integer> equivalent) {
        Set<Integer> allowed = new TreeSet<>(Set.of(options - 1));
        for (int option = 0; option < options; option++) {
            if (random.nextInt(3) == 0) {
                allowed.add(option);
            }
        }
        if (allowed.stream().anyMatch(equivalent::contains)) {
            allowed.addAll(equivalent);
        }
        return allowed;
    }
}
