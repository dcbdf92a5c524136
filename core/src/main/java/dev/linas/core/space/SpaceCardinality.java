package dev.linas.core.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts the canonical genomes of a space.
 *
 * <p>Variables that no rule connects are independent, so counts multiply over the connected
 * components of the rules. Within a component only the options of controllers matter: they are
 * enumerated, and every other variable contributes its distinct options when active, 1 when not.
 */
final class SpaceCardinality {
    private final SearchSpace space;

    private SpaceCardinality(SearchSpace space) {
        this.space = space;
    }

    static BigInteger of(SearchSpace space) {
        SpaceCardinality counter = new SpaceCardinality(space);
        BigInteger total = BigInteger.ONE;
        for (List<Integer> component : counter.components()) {
            total = total.multiply(counter.count(component));
        }
        return total;
    }

    private List<List<Integer>> components() {
        int[] root = new int[space.size()];
        for (int v = 0; v < root.length; v++) {
            root[v] = v;
        }
        for (ActivationRule rule : space.rules()) {
            for (int variable : rule.variables()) {
                root[find(root, variable)] = find(root, rule.controller());
            }
        }
        Map<Integer, List<Integer>> byRoot = new HashMap<>();
        for (int v = 0; v < root.length; v++) {
            byRoot.computeIfAbsent(find(root, v), r -> new ArrayList<>()).add(v);
        }
        return List.copyOf(byRoot.values());
    }

    private static int find(int[] root, int variable) {
        int current = variable;
        while (root[current] != current) {
            current = root[current];
        }
        return current;
    }

    private BigInteger count(List<Integer> component) {
        TreeSet<Integer> controllers = new TreeSet<>();
        for (ActivationRule rule : space.rules()) {
            if (component.contains(rule.controller())) {
                controllers.add(rule.controller());
            }
        }
        return enumerate(component, List.copyOf(controllers), 0, new int[space.size()]);
    }

    private BigInteger enumerate(
            List<Integer> component, List<Integer> controllers, int depth, int[] indices) {
        if (depth == controllers.size()) {
            return countUnder(component, controllers, indices);
        }
        int controller = controllers.get(depth);
        BigInteger sum = BigInteger.ZERO;
        for (int option = 0; option < space.optionCount(controller); option++) {
            indices[controller] = option;
            sum = sum.add(enumerate(component, controllers, depth + 1, indices));
        }
        indices[controller] = 0;
        return sum;
    }

    private BigInteger countUnder(
            List<Integer> component, List<Integer> controllers, int[] indices) {
        boolean[] active = space.active(Genome.of(indices));
        for (int controller : controllers) {
            int canonical =
                    active[controller] ? space.representative(controller, indices[controller]) : 0;
            if (canonical != indices[controller]) {
                return BigInteger.ZERO;
            }
        }
        BigInteger product = BigInteger.ONE;
        for (int v : component) {
            if (active[v] && !controllers.contains(v)) {
                product = product.multiply(BigInteger.valueOf(distinctOptions(v)));
            }
        }
        return product;
    }

    private long distinctOptions(int variable) {
        long distinct = 0;
        for (int option = 0; option < space.optionCount(variable); option++) {
            if (space.representative(variable, option) == option) {
                distinct++;
            }
        }
        return distinct;
    }
}
