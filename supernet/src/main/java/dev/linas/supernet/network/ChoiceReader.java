package dev.linas.supernet.network;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads the choices of a network from the genomes of a space. */
public final class ChoiceReader {
    private final String network;
    private final SearchSpace space;
    private final Map<String, Integer> indexByName = new HashMap<>();

    public ChoiceReader(String network, SearchSpace space) {
        this.network = network;
        this.space = space;
        for (int v = 0; v < space.size(); v++) {
            indexByName.put(space.variables().get(v).name(), v);
        }
    }

    public double number(Choice choice, Genome genome) {
        return choice.<Double>fold(value -> value, name -> chosen(name, genome));
    }

    /** The option that a genome chooses of a variable. */
    public Object option(String name, Genome genome) {
        int variable = index(name);
        return space.variables().get(variable).options().get(genome.option(variable));
    }

    private double chosen(String name, Genome genome) {
        int variable = index(name);
        return numbers(variable).get(genome.option(variable));
    }

    public int integer(Choice choice, Genome genome) {
        return (int) number(choice, genome);
    }

    /** All values, ascending. */
    public List<Double> values(Choice choice) {
        return choice.fold(
                value -> List.of(value), name -> numbers(index(name)).stream().sorted().toList());
    }

    /** The canonical genome whose numeric variables have the option that comes first. */
    public Genome extreme(Comparator<Double> order) {
        int[] indices = new int[space.size()];
        for (int v = 0; v < indices.length; v++) {
            List<Object> options = space.variables().get(v).options();
            if (options.stream().allMatch(Number.class::isInstance)) {
                List<Double> numbers = numbers(v);
                indices[v] =
                        IntStream.range(0, numbers.size())
                                .boxed()
                                .min(Comparator.comparing(numbers::get, order))
                                .orElseThrow();
            }
        }
        return space.canonical(Genome.of(indices));
    }

    /**
     * Checks that every value of a choice is in bounds.
     *
     * @throws InvalidNetworkException naming the network, what, and the variable
     */
    public void require(String what, Choice choice, double least, double most, boolean whole) {
        for (double value : values(choice)) {
            if (value < least || value > most || (whole && value != StrictMath.rint(value))) {
                throw new InvalidNetworkException(
                        "network %s: %s %s is %s; expected a %snumber of %s to %s"
                                .formatted(
                                        network,
                                        what,
                                        choice,
                                        value,
                                        whole ? "whole " : "",
                                        least,
                                        most));
            }
        }
    }

    private int index(String name) {
        Integer index = indexByName.get(name);
        if (index == null) {
            throw new InvalidNetworkException(
                    "network %s reads variable '%s', which space %s does not have; it has %s"
                            .formatted(
                                    network,
                                    name,
                                    space.name(),
                                    new TreeSet<>(indexByName.keySet())));
        }
        return index;
    }

    private List<Double> numbers(int index) {
        Variable variable = space.variables().get(index);
        return variable.options().stream()
                .map(
                        option -> {
                            if (option instanceof Number number) {
                                return number.doubleValue();
                            }
                            throw new InvalidNetworkException(
                                    "network %s reads a number from variable '%s' of space %s, but"
                                                    .formatted(
                                                            network, variable.name(), space.name())
                                            + " its option '%s' is none".formatted(option));
                        })
                .toList();
    }
}
