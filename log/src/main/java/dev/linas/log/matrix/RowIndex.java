package dev.linas.log.matrix;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds rows by a part of them, without keys of its own: a table of row numbers, open addressing,
 * linear probing, filled to three quarters at most. Between 6.7 and 13.4 bytes a row. Eight bits of
 * the hash stand beside each row, so that other rows are hardly ever looked at. Not thread-safe.
 */
final class RowIndex {
    private static final int NONE = -1;

    private final IntUnaryOperator hash;
    private final IntBinaryOperator differ;
    private int[] slots = empty(16);
    private byte[] marks = new byte[16];
    private int size;

    /**
     * @param hash hash of that part of a row
     * @param differ 0 where two rows have an equal part
     */
    RowIndex(IntUnaryOperator hash, IntBinaryOperator differ) {
        this.hash = hash;
        this.differ = differ;
    }

    /**
     * Adds a row unless one with an equal part is there.
     *
     * @return that one; else the row itself
     */
    int putIfAbsent(int row) {
        int mixed = mixed(row);
        int slot = slot(row, mixed);
        if (slots[slot] != NONE) {
            return slots[slot];
        }
        slots[slot] = row;
        marks[slot] = mark(mixed);
        size++;
        if (4L * size > 3L * slots.length) {
            grow();
        }
        return row;
    }

    /** Puts a row in the place of the one that has an equal part. */
    void replace(int row) {
        slots[slot(row, mixed(row))] = row;
    }

    /** All rows, in no order that means anything. */
    IntStream rows() {
        return Arrays.stream(slots).filter(row -> row != NONE);
    }

    private int slot(int row, int mixed) {
        int mask = slots.length - 1;
        byte mark = mark(mixed);
        int slot = mixed & mask;
        while (slots[slot] != NONE
                && (marks[slot] != mark || differ.applyAsInt(slots[slot], row) != 0)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] old = slots;
        slots = empty(2 * old.length);
        marks = new byte[slots.length];
        int mask = slots.length - 1;
        for (int row : old) {
            if (row != NONE) {
                int mixed = mixed(row);
                int slot = mixed & mask;
                while (slots[slot] != NONE) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = row;
                marks[slot] = mark(mixed);
            }
        }
    }

    /** The bits that tables do not use until they are large. */
    private static byte mark(int mixed) {
        return (byte) (mixed >>> 24);
    }

    /** The finalizer of MurmurHash3: hashes of neighbours come apart. */
    private int mixed(int row) {
        int h = hash.applyAsInt(row);
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    private static int[] empty(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
