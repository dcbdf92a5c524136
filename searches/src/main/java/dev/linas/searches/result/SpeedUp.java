package dev.linas.searches.result;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.searches.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Speed-up of the front over the largest sub-network: of the members that are no worse than it in
 * every other objective, or else of the one that comes nearest to that. Then, in one sentence, the
 * speed that costs nothing and the speed that costs next to nothing. Pure.
 */
public final class SpeedUp {
    /** What counts as next to nothing: a share of the largest sub-network's own value. */
    static final double SMALL_LOSS = 0.01;

    private static final String LATENCY = "latency";

    private SpeedUp() {}

    /**
     * Whether the objectives of a search have a latency that is minimised, so that there is one.
     */
    public static boolean isOf(SearchSpec spec) {
        return latency(spec).isPresent();
    }

    /**
     * For people: what the largest sub-network reaches, then a line per network of the front that
     * is no worse in anything else, the fastest first; where there is none, the one whose worst
     * shortfall is the smallest (as a share of what the front and the largest span in that
     * objective), and what it falls short by. Last a sentence: the fastest network that is no worse
     * in anything else, and the fastest that loses at most 1 % of the largest's value in anything
     * else, each only if it is faster than the largest.
     *
     * @param largest the largest sub-network, measured as the front was
     * @param again what measuring the front again said, empty if it was not: its values are shown,
     *     and a network is called faster only where that holds
     * @throws IllegalArgumentException if {@link #isOf} does not hold
     */
    public static String describe(
            SearchSpec spec,
            List<Evaluation> front,
            Evaluation largest,
            List<MeasuredAgain> again) {
        int latency =
                latency(spec)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no latency objective"));
        String id = spec.objectives().get(latency).id();
        StringBuilder text = new StringBuilder();
        Optional<MeasuredAgain> inTurns =
                again.stream().filter(each -> each.objective().equals(id)).findFirst();
        OptionalDouble largestNow =
                inTurns.filter(MeasuredAgain::withLargest)
                        .map(each -> OptionalDouble.of(each.largest().middle()))
                        .orElse(OptionalDouble.empty());
        text.append("largest sub-network: ")
                .append(values(spec, largest, latency, largestNow))
                .append('\n');
        if (!largest.complete()) {
            return text.append("it could not be measured, so there is nothing to compare with\n")
                    .toString();
        }
        List<Evaluation> others =
                front.stream().filter(member -> !member.genome().equals(largest.genome())).toList();
        if (others.size() < front.size()) {
            text.append("it is on the front itself\n");
        }
        Comparator<Evaluation> fastestFirst =
                Comparator.<Evaluation>comparingDouble(member -> member.value(latency))
                        .thenComparing(Comparator.naturalOrder());
        Shortfall shortfall = new Shortfall(spec.objectives(), latency, others, largest);
        List<Evaluation> chosen =
                others.stream()
                        .filter(member -> shortfall.worst(member) <= 0)
                        .sorted(fastestFirst)
                        .toList();
        if (chosen.isEmpty()) {
            text.append("no network of the front is as good as it in everything but latency\n");
            chosen =
                    others.stream()
                            .min(
                                    Comparator.comparingDouble(shortfall::worst)
                                            .thenComparing(fastestFirst))
                            .stream()
                            .toList();
        }
        Function<Evaluation, String> pace =
                member ->
                        inTurns.flatMap(each -> MeasuredAgainText.againstLargest(each, member))
                                .orElseGet(() -> timesAsFast(largest, member, latency));
        for (Evaluation member : chosen) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s is %s, at %s%s\n",
                            place(member),
                            pace.apply(member),
                            values(spec, member, latency, now(inTurns, member)),
                            shortfall.relative(member) > 0
                                    ? ": " + shortfall.describe(member)
                                    : ""));
        }
        ToDoubleFunction<Evaluation> speed = member -> speed(inTurns, largest, member, latency);
        List<Evaluation> faster =
                others.stream()
                        .filter(member -> speed.applyAsDouble(member) > 1)
                        .sorted(
                                Comparator.comparingDouble(speed)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        return text.append(inShort(faster, shortfall, pace)).toString();
    }

    /**
     * @param faster the networks that are faster than the largest, the fastest first
     * @param pace how many times as fast a network is, for people
     */
    private static String inShort(
            List<Evaluation> faster, Shortfall shortfall, Function<Evaluation, String> pace) {
        Optional<Evaluation> free = firstThatLoses(0, faster, shortfall);
        Optional<Evaluation> cheap =
                firstThatLoses(SMALL_LOSS, faster, shortfall)
                        .filter(member -> !free.equals(Optional.of(member)));
        List<String> parts = new ArrayList<>();
        free.ifPresent(
                member ->
                        parts.add(
                                "%s as the largest with nothing lost (%s)"
                                        .formatted(pace.apply(member), place(member))));
        cheap.ifPresent(
                member ->
                        parts.add(
                                "%s%s with %s (%s)"
                                        .formatted(
                                                pace.apply(member),
                                                free.isEmpty() ? " as the largest" : "",
                                                shortfall.describe(member),
                                                place(member))));
        return parts.isEmpty() ? "" : "In short: " + String.join("; ", parts) + ".\n";
    }

    private static Optional<Evaluation> firstThatLoses(
            double most, List<Evaluation> faster, Shortfall shortfall) {
        return faster.stream().filter(member -> shortfall.relative(member) <= most).findFirst();
    }

    private static String place(Evaluation member) {
        return "round %d index %d".formatted(member.round(), member.index());
    }

    /**
     * How many times as fast as the largest a network is, by measuring in turns where that was
     * done: 1 where that cannot tell them apart.
     */
    private static double speed(
            Optional<MeasuredAgain> again, Evaluation largest, Evaluation member, int latency) {
        int place = again.map(each -> each.members().indexOf(member)).orElse(-1);
        if (place < 0 || !again.get().withLargest()) {
            return largest.value(latency) / member.value(latency);
        }
        return again.get().differsFromLargest(place) ? again.get().timesAsFast(place).middle() : 1;
    }

    private static String timesAsFast(Evaluation largest, Evaluation member, int latency) {
        return String.format(
                Locale.ROOT, "%.2f times as fast", largest.value(latency) / member.value(latency));
    }

    /** The value of a member when it was measured again. */
    private static OptionalDouble now(Optional<MeasuredAgain> again, Evaluation member) {
        int place = again.map(each -> each.members().indexOf(member)).orElse(-1);
        return place < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(again.get().value(place).middle());
    }

    /**
     * @param now the latency as it was measured again; empty to show the one of the evaluation
     */
    private static String values(
            SearchSpec spec, Evaluation evaluation, int latency, OptionalDouble now) {
        List<String> values = new ArrayList<>();
        for (int o = 0; o < spec.objectives().size(); o++) {
            boolean isNow = o == latency && now.isPresent();
            values.add(
                    "%s %s%s"
                            .formatted(
                                    spec.objectives().get(o).metric(),
                                    Numbers.value(isNow ? now.getAsDouble() : evaluation.value(o)),
                                    isNow ? " (in turns)" : ""));
        }
        return String.join(", ", values);
    }

    private static Optional<Integer> latency(SearchSpec spec) {
        for (int o = 0; o < spec.objectives().size(); o++) {
            Objective objective = spec.objectives().get(o);
            if (objective.goal() == Goal.MINIMIZE && objective.metric().startsWith(LATENCY)) {
                return Optional.of(o);
            }
        }
        return Optional.empty();
    }
}
