package dev.linas.searches.result;

import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.PairedSamples;
import dev.linas.core.stats.PairedSamples.Interval;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The results of measuring a front again, as text for people: only what holds is called a
 * difference.
 */
public final class MeasuredAgainText {
    private MeasuredAgainText() {}

    /** A heading, a table by the values of now, and which members cannot be told apart. */
    public static String describe(MeasuredAgain again) {
        StringBuilder text = new StringBuilder();
        text.append(
                ("%s measured again after the search, in turns (%d rounds%s); intervals hold"
                                + " with 99 %%:\n")
                        .formatted(again.objective(), again.samples().rounds(), others(again)));
        TextTable table = new TextTable("round", "index", "now", "interval", "against the largest");
        if (again.withLargest()) {
            table.row("largest", "-", middle(again.largest()), interval(again.largest()), "-");
        }
        for (int member : byValue(again)) {
            table.row(
                    Integer.toString(again.members().get(member).round()),
                    Integer.toString(again.members().get(member).index()),
                    middle(again.value(member)),
                    interval(again.value(member)),
                    again.withLargest() ? againstLargest(again, member) : "-");
        }
        text.append(table).append(ties(again));
        if (again.leftOut() > 0) {
            text.append(
                    "%d members of the front were not measured again, for want of time or memory\n"
                            .formatted(again.leftOut()));
        }
        return text.toString();
    }

    private static String others(MeasuredAgain again) {
        return again.othersCpu().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "; others kept %.1f processors busy meanwhile",
                        again.othersCpu().getAsDouble())
                : "; how busy others kept the machine is unknown";
    }

    private static List<Integer> byValue(MeasuredAgain again) {
        return IntStream.range(0, again.members().size())
                .boxed()
                .sorted(Comparator.comparingDouble(member -> relative(again, member)))
                .toList();
    }

    /** A member's time against that of the largest, which the machine's pace does not touch. */
    private static double relative(MeasuredAgain again, int member) {
        return again.withLargest()
                ? 1 / again.timesAsFast(member).middle()
                : again.value(member).middle();
    }

    /** How much faster a member is than the largest sub-network, or that nobody can tell. */
    static String againstLargest(MeasuredAgain again, int member) {
        Interval times = again.timesAsFast(member);
        return again.differsFromLargest(member)
                ? String.format(
                        Locale.ROOT,
                        "%.2f times as fast (%.2f to %.2f)",
                        times.middle(),
                        times.low(),
                        times.high())
                : String.format(
                        Locale.ROOT,
                        "neither faster nor slower as far as can be told (%.2f to %.2f times as"
                                + " fast)",
                        times.low(),
                        times.high());
    }

    /** The comparison for a member of the front; empty if it was not measured again. */
    static Optional<String> againstLargest(MeasuredAgain again, Evaluation member) {
        int place = again.members().indexOf(member);
        return place < 0 || !again.withLargest()
                ? Optional.empty()
                : Optional.of(againstLargest(again, place));
    }

    private static String ties(MeasuredAgain again) {
        if (again.samples().rounds() < PairedSamples.LEAST_ROUNDS) {
            return "too few rounds to tell any of them apart\n";
        }
        return TieText.of(
                again.ties().stream()
                        .map(tie -> place(again, tie.one()) + " and " + place(again, tie.other()))
                        .toList());
    }

    private static String place(MeasuredAgain again, int member) {
        return IndistinctMembers.place(again.members().get(member));
    }

    private static String middle(Interval interval) {
        return Numbers.value(interval.middle());
    }

    private static String interval(Interval interval) {
        return Numbers.value(interval.low()) + " to " + Numbers.value(interval.high());
    }
}
