package dev.linas.supernet.task;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The purpose that a network is scored on: classifying images, translating, recommending. A task
 * says what its data has to be like for one network; how it is scored, by which metrics, is code of
 * the evaluator, found by the class of the task.
 */
public interface Task {

    /** Name in messages, e.g. {@code image-classification}. */
    String name();

    /** Rows that each example has in a step, where networks run in steps. */
    default int beams() {
        return 1;
    }

    /**
     * The metadata of a model that tells how its inputs are made; keys begin with {@code linas.}.
     */
    default SortedMap<String, String> metadata() {
        return new TreeMap<>();
    }
}
