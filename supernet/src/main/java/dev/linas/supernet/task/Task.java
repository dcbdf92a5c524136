package dev.linas.supernet.task;

/**
 * What a network is good for, and therefore scored on: classifying images, translating,
 * recommending. A task says what its data has to be like for one network; how it is scored, by
 * which metrics, is code of the evaluator, found by the class of the task.
 */
public interface Task {

    /** Name in messages, e.g. {@code image-classification}. */
    String name();
}
