package dev.linas.searches.result;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.searches.text.Numbers;
import java.util.List;

/**
 * By how much a network is worse than a yardstick in every objective but one. Pure.
 *
 * @param spared index of the objective that does not count
 * @param front complete evaluations that are compared with each other
 * @param yardstick complete evaluation that they are held against
 */
record Shortfall(
        List<Objective> objectives, int spared, List<Evaluation> front, Evaluation yardstick) {
    Shortfall {
        objectives = List.copyOf(objectives);
        front = List.copyOf(front);
    }

    /**
     * The largest shortfall over the objectives, each as a share of what front and yardstick span
     * in it; 0 where the network is worse in none.
     */
    double worst(Evaluation member) {
        double worst = 0;
        for (int o = 0; o < objectives.size(); o++) {
            double by = by(member, o);
            if (by > 0) {
                worst = Math.max(worst, by / span(o));
            }
        }
        return worst;
    }

    /**
     * The largest shortfall over the objectives, each as a share of the yardstick's own value; 0
     * where the network is worse in none, infinite where it is worse than a value of 0.
     */
    double relative(Evaluation member) {
        double worst = 0;
        for (int o = 0; o < objectives.size(); o++) {
            double by = by(member, o);
            if (by > 0) {
                worst = Math.max(worst, by / Math.abs(cost(yardstick, o)));
            }
        }
        return worst;
    }

    /** For people: what is worse and by how much; empty if nothing. */
    String describe(Evaluation member) {
        StringBuilder text = new StringBuilder();
        for (int o = 0; o < objectives.size(); o++) {
            double by = by(member, o);
            if (by > 0) {
                Objective objective = objectives.get(o);
                text.append(text.isEmpty() ? "" : ", ")
                        .append(objective.metric())
                        .append(objective.goal() == Goal.MAXIMIZE ? " lower by " : " higher by ")
                        .append(Numbers.value(by));
            }
        }
        return text.toString();
    }

    /** In the unit of the objective; 0 or less where the network is no worse. */
    private double by(Evaluation member, int objective) {
        return objective == spared ? 0 : cost(member, objective) - cost(yardstick, objective);
    }

    /** Above 0 where a member of the front is worse than the yardstick. */
    private double span(int objective) {
        double least = cost(yardstick, objective);
        double most = least;
        for (Evaluation member : front) {
            least = Math.min(least, cost(member, objective));
            most = Math.max(most, cost(member, objective));
        }
        return most - least;
    }

    private double cost(Evaluation evaluation, int objective) {
        return objectives.get(objective).toCost(evaluation.value(objective));
    }
}
