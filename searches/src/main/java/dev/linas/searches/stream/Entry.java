package dev.linas.searches.stream;

/**
 * One record of a topic.
 *
 * @param key its key
 * @param value its value; never null
 * @param <V> type of the value
 */
public record Entry<V>(String key, V value) {}
