package dev.linas.searches.result;

import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.PairedSamples;
import dev.linas.core.stats.PairedSamples.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A front whose members were measured again after the search, in turns with each other and with the
 * largest sub-network, so that what the machine did meanwhile touched all of them alike. Immutable.
 *
 * @param objective what was measured, {@code metric@pool}
 * @param withLargest whether the first item of the samples is the largest sub-network
 * @param members the members of the front that were measured, best first by their first values; the
 *     further items of the samples
 * @param leftOut members for which there was no time or memory
 * @param samples in the unit of the metric, less is better
 * @param othersCpu processors that others used or the host took meanwhile; empty where nobody knows
 */
public record MeasuredAgain(
        String objective,
        boolean withLargest,
        List<Evaluation> members,
        int leftOut,
        PairedSamples samples,
        OptionalDouble othersCpu) {
    public MeasuredAgain {
        members = List.copyOf(members);
        if (samples.items() != members.size() + (withLargest ? 1 : 0)) {
            throw new IllegalArgumentException(
                    "%d items are not %d members%s"
                            .formatted(
                                    samples.items(),
                                    members.size(),
                                    withLargest ? " and the largest" : ""));
        }
    }

    /**
     * Two members of the front whose order does not hold.
     *
     * @param one place in {@link #members}
     * @param other place in {@link #members}, after the other one
     */
    public record Tie(int one, int other) {}

    private int item(int member) {
        return withLargest ? member + 1 : member;
    }

    /** The value of a member. */
    public Interval value(int member) {
        return samples.value(item(member));
    }

    /** The value of the largest sub-network, which must have been measured. */
    public Interval largest() {
        requireLargest();
        return samples.value(0);
    }

    /**
     * How many times as much the largest sub-network takes as a member, thus how much faster that
     * is.
     */
    public Interval timesAsFast(int member) {
        requireLargest();
        return samples.ratio(0, item(member));
    }

    /** Whether a member and the largest sub-network differ. */
    public boolean differsFromLargest(int member) {
        requireLargest();
        return samples.differ(0, item(member));
    }

    /** Members that cannot be told apart, two by two, in the order of the members. */
    public List<Tie> ties() {
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                if (!samples.differ(item(i), item(j))) {
                    ties.add(new Tie(i, j));
                }
            }
        }
        return ties;
    }

    private void requireLargest() {
        if (!withLargest) {
            throw new IllegalStateException("the largest sub-network was not measured");
        }
    }
}
