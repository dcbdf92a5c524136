package dev.linas.log.matrix;

import dev.linas.core.search.CandidateId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds rows by their candidate: an array of row numbers for each round, 4 to 6 bytes a row where
 * rounds and indices are counted from 0 without large gaps, as searches do. What lies far beyond
 * the others is kept in a map, so that a candidate that nobody proposed takes no memory for those
 * below it. Not thread-safe.
 */
final class CandidateRowIndex {
    private static final int[] EMPTY = {};
    private static final int ROOM = 1024;

    /** One more than the row, by round and index; 0 where there is none. */
    private int[][] rounds = {};

    private final Map<CandidateId, Integer> beyond = new HashMap<>();
    private int size;

    /**
     * Adds a row unless one of its candidate is there.
     *
     * @return that one; else the row itself
     */
    int putIfAbsent(int round, int index, int row) {
        int known = find(round, index);
        if (known >= 0) {
            return known;
        }
        put(round, index, row);
        size++;
        return row;
    }

    private int find(int round, int index) {
        if (round >= 0 && round < rounds.length) {
            int[] rows = rounds[round];
            if (index >= 0 && index < rows.length && rows[index] > 0) {
                return rows[index] - 1;
            }
        }
        return beyond.isEmpty() ? -1 : beyond.getOrDefault(new CandidateId(round, index), -1);
    }

    private void put(int round, int index, int row) {
        long most = 2L * size + ROOM;
        if (round < 0 || round > most || index < 0 || index > most) {
            beyond.put(new CandidateId(round, index), row);
            return;
        }
        if (round >= rounds.length) {
            int before = rounds.length;
            rounds = Arrays.copyOf(rounds, Math.max(round + 1, before + before / 2));
            Arrays.fill(rounds, before, rounds.length, EMPTY);
        }
        int[] rows = rounds[round];
        if (index >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(index + 1, rows.length + rows.length / 2));
            rounds[round] = rows;
        }
        rows[index] = row + 1;
    }
}
