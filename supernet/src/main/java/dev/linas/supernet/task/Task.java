package dev.linas.supernet.task;

/**
 * The purpose that a network is scored on: classifying images, translating, recommending. A task
 * says what its data has to be like for one network; how it is scored, by which metrics, is code of
 * the evaluator, found by the class of the task.
 */
public interface Task {

    /** Name in messages, e.g. {@code image-classification}. */
    String name();
}
