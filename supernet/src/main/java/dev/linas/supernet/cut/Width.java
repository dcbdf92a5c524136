package dev.linas.supernet.cut;

import dev.linas.core.space.Genome;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.network.Divisible;
import dev.linas.supernet.network.InvalidNetworkException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many indices of an axis a sub-network keeps. */
public sealed interface Width {

    /** The number for a genome, not rounded to a whole one. */
    double of(Genome genome, ChoiceReader choices);

    /** A number of the sidecar, or one that the genome chooses. */
    record Chosen(Choice choice) implements Width {
        @Override
        public double of(Genome genome, ChoiceReader choices) {
            return choices.number(choice, genome);
        }
    }

    /** A product, as of heads and the width of each. */
    record Product(List<Width> factors) implements Width {
        public Product {
            factors = List.copyOf(factors);
        }

        @Override
        public double of(Genome genome, ChoiceReader choices) {
            double product = 1;
            for (Width factor : factors) {
                product *= factor.of(genome, choices);
            }
            return product;
        }
    }

    /** The same as a multiple of a divisor, rounded as MobileNets do ({@link Divisible}). */
    record Divided(Width width, int divisor) implements Width {
        @Override
        public double of(Genome genome, ChoiceReader choices) {
            return Divisible.round(width.of(genome, choices), divisor);
        }
    }

    /** The same, rounded to the nearest whole number, half of it to the even one. */
    record Rounded(Width width) implements Width {
        @Override
        public double of(Genome genome, ChoiceReader choices) {
            return StrictMath.rint(width.of(genome, choices));
        }
    }

    /**
     * A number that stands for the option of a variable.
     *
     * @param numbers by the option, as text
     */
    record Listed(String variable, Map<String, Double> numbers) implements Width {
        public Listed {
            numbers = Map.copyOf(numbers);
        }

        @Override
        public double of(Genome genome, ChoiceReader choices) {
            String option = choices.option(variable, genome).toString();
            Double number = numbers.get(option);
            if (number == null) {
                throw new InvalidNetworkException(
                        "option %s of variable '%s' stands for no number; there are %s"
                                .formatted(option, variable, new TreeMap<>(numbers)));
            }
            return number;
        }
    }
}
