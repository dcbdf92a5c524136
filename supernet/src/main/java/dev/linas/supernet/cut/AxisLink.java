package dev.linas.supernet.cut;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A relation between axes that a node implies: which of their indices are kept or cut together.
 * Stateless.
 */
interface AxisLink {

    /** The axes that it speaks of. */
    List<Axis> axes();

    /**
     * Drops what must go because something else went.
     *
     * @param changed gets every axis that this changed
     */
    void tighten(KeptIndices kept, List<Axis> changed);

    /** Why what is kept cannot be computed by the node; empty if it can. */
    default Optional<String> fault(KeptIndices kept) {
        return Optional.empty();
    }

    /** Two axes with the same indices, such as the channels before and after an activation. */
    record Same(Axis one, Axis other) implements AxisLink {
        @Override
        public List<Axis> axes() {
            return List.of(one, other);
        }

        @Override
        public void tighten(KeptIndices kept, List<Axis> changed) {
            kept.retain(one, kept.set(other), changed);
            kept.retain(other, kept.set(one), changed);
        }
    }

    /**
     * An axis that is a part of another, such as one that is concatenated or sliced.
     *
     * @param offset index of the part's first in the whole
     * @param step how far each is from the one before; negative where the order is turned round
     */
    record Segment(Axis part, Axis whole, int offset, int step) implements AxisLink {
        @Override
        public List<Axis> axes() {
            return List.of(part, whole);
        }

        @Override
        public void tighten(KeptIndices kept, List<Axis> changed) {
            int length = kept.wholeLength(part);
            BitSet all = kept.set(whole);
            BitSet there = new BitSet();
            for (int i = 0; i < length; i++) {
                there.set(i, all.get(offset + i * step));
            }
            kept.retain(part, there, changed);
            BitSet own = kept.set(part);
            for (int i = 0; i < length; i++) {
                if (!own.get(i)) {
                    all.clear(offset + i * step);
                }
            }
            kept.retain(whole, all, changed);
        }
    }

    /**
     * An axis that runs over several others, as a reshape makes one of them: heads and their
     * channels, groups and theirs.
     *
     * @param parts outermost first
     * @param whole its index is theirs in row-major order
     */
    record Product(String node, List<Axis> parts, Axis whole) implements AxisLink {
        public Product {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Axis> axes() {
            return Stream.concat(parts.stream(), Stream.of(whole)).toList();
        }

        @Override
        public void tighten(KeptIndices kept, List<Axis> changed) {
            BitSet all = kept.set(whole);
            int below = 1;
            for (int p = parts.size() - 1; p >= 0; p--) {
                Axis part = parts.get(p);
                int length = kept.wholeLength(part);
                BitSet own = new BitSet();
                for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
                    own.set(i / below % length);
                }
                kept.retain(part, own, changed);
                BitSet left = kept.set(part);
                for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
                    if (!left.get(i / below % length)) {
                        all.clear(i);
                    }
                }
                below *= length;
            }
            kept.retain(whole, all, changed);
        }

        @Override
        public Optional<String> fault(KeptIndices kept) {
            int product = parts.stream().mapToInt(kept::length).reduce(1, Math::multiplyExact);
            if (product == kept.length(whole)) {
                return Optional.empty();
            }
            return Optional.of(
                    ("node '%s': %d indices of %s are kept, which are no whole groups of %s; keep"
                                    + " whole groups (heads, channel groups)")
                            .formatted(node, kept.length(whole), whole, parts));
        }
    }

    /**
     * Axes that no cut can be followed through.
     *
     * @param reason why, for the user
     */
    record Uncuttable(String node, List<Axis> axes, String reason) implements AxisLink {
        public Uncuttable {
            axes = List.copyOf(axes);
        }

        @Override
        public void tighten(KeptIndices kept, List<Axis> changed) {
            // a cut that comes here is a fault, whatever else it cuts
        }

        @Override
        public Optional<String> fault(KeptIndices kept) {
            return axes.stream()
                    .filter(axis -> !kept.isWhole(axis))
                    .findFirst()
                    .map(
                            axis ->
                                    "node '%s': a cut of %s comes here; %s"
                                            .formatted(node, axis, reason));
        }
    }
}
