package dev.linas.supernet.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An input of a network: what it is called, how long its axes are, and what it holds.
 *
 * @param name name in the graph
 * @param axes lengths of its axes after the first, which is the batch; empty for one number each
 * @param content what it holds
 * @param open index in the axes of the one that may have any length, which is then an example;
 *     empty if there is none
 */
public record GraphInput(String name, List<Integer> axes, Content content, OptionalInt open) {
    public GraphInput {
        axes = List.copyOf(axes);
    }

    /** The content of an input, which decides its type in ONNX. */
    public sealed interface Content {
        /** How many ids there are; empty where it holds other numbers. */
        OptionalLong idCount();

        /** 32-bit floats about as large as 1. */
        record Floats() implements Content {
            @Override
            public OptionalLong idCount() {
                return OptionalLong.empty();
            }
        }

        /**
         * Whole numbers of 64 bits that stand for something: tokens, users, items.
         *
         * @param count numbers are 0 to this, exclusive; at least 1
         */
        record Ids(long count) implements Content {
            public Ids {
                if (count < 1) {
                    throw new IllegalArgumentException(
                            "an input of %d ids; expected at least 1".formatted(count));
                }
            }

            @Override
            public OptionalLong idCount() {
                return OptionalLong.of(count);
            }
        }
    }

    /** An input of floats. */
    public static GraphInput floats(String name, Integer... axes) {
        return new GraphInput(name, List.of(axes), new Content.Floats(), OptionalInt.empty());
    }

    /**
     * An input of ids.
     *
     * @param count how many ids there are
     */
    public static GraphInput ids(String name, long count, Integer... axes) {
        return new GraphInput(name, List.of(axes), new Content.Ids(count), OptionalInt.empty());
    }

    /** How many ids there are that it may hold; empty where it holds floats. */
    public OptionalLong idCount() {
        return content.idCount();
    }

    /** Whether it holds ids. */
    public boolean holdsIds() {
        return idCount().isPresent();
    }

    /** The same with an axis of any length. */
    public GraphInput open(int axis) {
        return new GraphInput(name, axes, content, OptionalInt.of(axis));
    }

    /** The same, one longer along its axis of any length; itself if it has none. */
    public GraphInput longer() {
        return open.isEmpty() ? this : openTo(axes.get(open.getAsInt()) + 1);
    }

    /** The same with another length of its axis of any length; itself if it has none. */
    public GraphInput openTo(int length) {
        if (open.isEmpty()) {
            return this;
        }
        List<Integer> lengths = new ArrayList<>(axes);
        lengths.set(open.getAsInt(), length);
        return with(lengths);
    }

    /** The same with other lengths. */
    public GraphInput with(List<Integer> lengths) {
        return new GraphInput(name, lengths, content, open);
    }

    /** The same, holding something else. */
    public GraphInput of(Content other) {
        return new GraphInput(name, axes, other, open);
    }

    /** Numbers of one example. */
    public int size() {
        return axes.stream().reduce(1, Math::multiplyExact);
    }

    /**
     * Lengths of all axes.
     *
     * @param batch examples that run at once
     */
    public long[] shape(int batch) {
        long[] shape = new long[axes.size() + 1];
        shape[0] = batch;
        for (int axis = 0; axis < axes.size(); axis++) {
            shape[axis + 1] = axes.get(axis);
        }
        return shape;
    }
}
