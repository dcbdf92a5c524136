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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Speed-up of the front over the largest sub-network: of the members that are no worse than it in
 * every other objective, or else of the one not slower that comes nearest to that. Then, in one
 * sentence, the speed that costs nothing and the speed that costs next to nothing, and what the two
 * networks are made of. Pure.
 */
public final class SpeedUp {
    /** What counts as next to nothing: a share of the largest sub-network's own value. */
    static final double SMALL_LOSS = 0.01;

    private static final String LATENCY = "latency";

    private final SearchSpec spec;
    private final int latency;
    private final Evaluation largest;
    private final Optional<MeasuredAgain> inTurns;
    private final List<Evaluation> others;
    private final Shortfall shortfall;

    private SpeedUp(
            SearchSpec spec,
            int latency,
            List<Evaluation> front,
            Evaluation largest,
            List<MeasuredAgain> again) {
        String id = spec.objectives().get(latency).id();
        this.spec = spec;
        this.latency = latency;
        this.largest = largest;
        this.inTurns = again.stream().filter(each -> each.objective().equals(id)).findFirst();
        this.others =
                front.stream().filter(member -> !member.genome().equals(largest.genome())).toList();
        this.shortfall = new Shortfall(spec.objectives(), latency, others, largest);
    }

    /**
     * Whether the objectives of a search have a latency that is minimised, so that there is one.
     */
    public static boolean isOf(SearchSpec spec) {
        return latency(spec).isPresent();
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

    /**
     * For people: what the largest sub-network reaches, then a line per network of the front that
     * is no worse in anything else, the fastest first; where there is none, of those that are not
     * known to be slower the one whose worst shortfall is the smallest (as a share of what the
     * front and the largest span in that objective), and what it falls short by. Last a sentence:
     * the fastest network that is no worse in anything else, and the fastest that loses at most 1 %
     * of the largest's value in anything else, each only if it is faster than the largest; or that
     * none can be told to be faster.
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
        SpeedUp speedUp = new SpeedUp(spec, latency, front, largest, again);
        String first = "largest sub-network: " + speedUp.values(largest, speedUp.largestNow());
        return first + "\n" + speedUp.comparison(front.size());
    }

    private String comparison(int frontSize) {
        if (!largest.complete()) {
            return "it could not be measured, so there is nothing to compare with\n";
        }
        String own = others.size() < frontSize ? "it is on the front itself\n" : "";
        List<Evaluation> faster =
                others.stream()
                        .filter(member -> timesAsFast(member) > 1)
                        .sorted(
                                Comparator.comparingDouble(this::timesAsFast)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        return own + members() + inShort(faster);
    }

    /** The members worth naming, a line each. */
    private String members() {
        List<Evaluation> asGood =
                others.stream().filter(member -> shortfall.worst(member) <= 0).toList();
        if (!asGood.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            asGood.stream().sorted(fastestFirst()).map(this::line).forEach(lines::append);
            return lines.toString();
        }
        String none = "no network of the front is as good as it in everything but latency\n";
        return others.stream()
                .filter(member -> timesAsFast(member) >= 1) // faster, or nobody can tell
                .min(Comparator.comparingDouble(shortfall::worst).thenComparing(fastestFirst()))
                .map(nearest -> none + line(nearest))
                .orElse(none);
    }

    private Comparator<Evaluation> fastestFirst() {
        return Comparator.<Evaluation>comparingDouble(member -> member.value(latency))
                .thenComparing(Comparator.naturalOrder());
    }

    private String line(Evaluation member) {
        return String.format(
                Locale.ROOT,
                "%s is %s, at %s%s\n",
                place(member),
                pace(member),
                values(member, now(member)),
                shortfall.relative(member) > 0 ? ": " + shortfall.describe(member) : "");
    }

    /**
     * @param faster the networks that are faster than the largest, the fastest first
     */
    private String inShort(List<Evaluation> faster) {
        if (faster.isEmpty()) {
            return "In short: no network of the front can be told to be faster than the largest.\n";
        }
        Optional<Evaluation> free = firstThatLoses(0, faster);
        Optional<Evaluation> cheap =
                firstThatLoses(SMALL_LOSS, faster)
                        .filter(member -> !free.equals(Optional.of(member)));
        List<String> parts = new ArrayList<>();
        free.ifPresent(
                member ->
                        parts.add(
                                "%s as the largest with nothing lost (%s)"
                                        .formatted(pace(member), place(member))));
        cheap.ifPresent(
                member ->
                        parts.add(
                                "%s%s with %s (%s)"
                                        .formatted(
                                                pace(member),
                                                free.isEmpty() ? " as the largest" : "",
                                                shortfall.describe(member),
                                                place(member))));
        return parts.isEmpty()
                ? ""
                : "In short: "
                        + String.join("; ", parts)
                        + ".\n"
                        + Stream.of(free, cheap)
                                .flatMap(Optional::stream)
                                .map(this::options)
                                .collect(Collectors.joining());
    }

    /** The options of a member by name. */
    private String options(Evaluation member) {
        return "%s has %s\n".formatted(place(member), spec.space().describe(member.genome()));
    }

    private Optional<Evaluation> firstThatLoses(double most, List<Evaluation> faster) {
        return faster.stream().filter(member -> shortfall.relative(member) <= most).findFirst();
    }

    private static String place(Evaluation member) {
        return "round %d index %d".formatted(member.round(), member.index());
    }

    /** How many times as fast as the largest a network is, for people. */
    private String pace(Evaluation member) {
        return inTurns.flatMap(again -> MeasuredAgainText.againstLargest(again, member))
                .orElseGet(
                        () ->
                                String.format(
                                        Locale.ROOT,
                                        "%.2f times as fast",
                                        largest.value(latency) / member.value(latency)));
    }

    /**
     * How many times as fast as the largest a network is, by measuring in turns where that was
     * done: 1 where that cannot tell them apart.
     */
    private double timesAsFast(Evaluation member) {
        int place = placeInTurns(member);
        if (place < 0 || !inTurns.get().withLargest()) {
            return largest.value(latency) / member.value(latency);
        }
        MeasuredAgain again = inTurns.get();
        return again.differsFromLargest(place) ? again.timesAsFast(place).middle() : 1;
    }

    /** Below 0 where it was not measured in turns. */
    private int placeInTurns(Evaluation member) {
        return inTurns.map(again -> again.members().indexOf(member)).orElse(-1);
    }

    /** The latency of a member when it was measured again. */
    private OptionalDouble now(Evaluation member) {
        int place = placeInTurns(member);
        return place < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(inTurns.get().value(place).middle());
    }

    private OptionalDouble largestNow() {
        return inTurns.filter(MeasuredAgain::withLargest)
                .map(again -> OptionalDouble.of(again.largest().middle()))
                .orElse(OptionalDouble.empty());
    }

    /**
     * @param now the latency as it was measured again; empty to show the one of the evaluation
     */
    private String values(Evaluation evaluation, OptionalDouble now) {
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
}
