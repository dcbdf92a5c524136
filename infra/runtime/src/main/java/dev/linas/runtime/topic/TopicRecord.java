package dev.linas.runtime.topic;

/**
 * One record of a topic.
 *
 * @param key its key
 * @param value its value; never null
 * @param <V> type of the value
 */
public record TopicRecord<V>(String key, V value) {}
