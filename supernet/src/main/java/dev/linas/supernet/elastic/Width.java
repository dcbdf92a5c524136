package dev.linas.supernet.elastic;

import dev.linas.core.space.Genome;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.network.Divisible;
import java.util.List;

/** How many indices of an axis a sub-network keeps. */
sealed interface Width {

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
}
