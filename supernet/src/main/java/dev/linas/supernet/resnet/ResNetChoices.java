package dev.linas.supernet.resnet;

import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.supernet.cut.Width;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.network.Divisible;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The widths of a network for the genomes of a space. Immutable. */
final class ResNetChoices {
    private static final int HALF = 2;

    private final ResNetDescription network;
    private final SearchSpace space;
    private final ChoiceReader reader;

    ResNetChoices(ResNetDescription network, SearchSpace space) {
        this.network = network;
        this.space = space;
        this.reader = new ChoiceReader(network.name(), space);
    }

    /** The largest number that a choice can be. */
    double largest(Choice choice) {
        return Collections.max(reader.values(choice));
    }

    /** The largest option of a variable; infinity for a number that all sub-networks have. */
    double most(Choice choice) {
        return choice.<Double>fold(fixed -> Double.POSITIVE_INFINITY, name -> largest(choice));
    }

    /** The options of a choice; none of a number that all sub-networks have. */
    List<Object> options(Choice choice) {
        return choice.<List<Object>>fold(
                fixed -> List.of(),
                name ->
                        space.variables().stream()
                                .filter(variable -> variable.name().equals(name))
                                .findFirst()
                                .map(Variable::options)
                                .orElse(List.of()));
    }

    /** A width at its largest ratio. */
    int widest(int width, Choice ratio) {
        return reader.values(ratio).stream()
                .mapToInt(value -> at(width, value))
                .max()
                .orElseThrow();
    }

    /** Channels between the convolutions of the stem, at their largest. */
    int widestMiddle() {
        return half(widest(network.stem().width(), network.stem().middle()));
    }

    /** A width at the ratio that an option stands for, rounded to the divisor. */
    private int at(int width, double option) {
        double ratio = network.widthRatios().map(ratios -> ratios.get((int) option)).orElse(option);
        return Divisible.round(width * ratio, network.divisor());
    }

    private int half(int width) {
        int halved = width / HALF;
        return Divisible.round(halved, network.divisor());
    }

    /** Channels between the convolutions of the stem: half of a width, both rounded. */
    Width middle() {
        int width = network.stem().width();
        return chosen(network.stem().middle(), option -> half(at(width, option)));
    }

    /** A width at the ratio that a genome chooses, rounded to the divisor. */
    Width width(int width, Choice ratio) {
        return chosen(ratio, option -> at(width, option));
    }

    /** Applies a function to the number or option of a choice. */
    private Width chosen(Choice choice, DoubleUnaryOperator channels) {
        return choice.<Width>fold(
                fixed -> new Width.Chosen(new Choice.Fixed(channels.applyAsDouble(fixed))),
                name -> {
                    Map<String, Double> numbers = new HashMap<>();
                    for (Object option : options(choice)) {
                        double value = ((Number) option).doubleValue();
                        numbers.put(option.toString(), channels.applyAsDouble(value));
                    }
                    return new Width.Listed(name, numbers);
                });
    }
}
