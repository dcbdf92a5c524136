package dev.linas.evaluator.meter;

import java.util.List;

/**
 * What {@code linas init} writes of the pool of one kind of meter.
 *
 * @param hint what tells it from the other kinds, in a few words; empty if its name does
 * @param comment what the file says behind the name of the meter; may be empty
 * @param keys keys of the pool, in the order of the file
 */
public record MeterDraft(String hint, String comment, List<DraftKey> keys) {
    /** That of a meter which says nothing of itself: the metrics. */
    public static final MeterDraft OF_METRICS = new MeterDraft("", "", List.of(DraftKey.metrics()));

    public MeterDraft {
        keys = List.copyOf(keys);
    }
}
