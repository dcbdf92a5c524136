package dev.linas.searches.stream;

/**
 * How far a group is behind on a topic.
 *
 * @param group id of the group
 * @param state state of the group, as the broker names it
 * @param topic the topic
 * @param lag offsets between what it has processed and the end of the topic, &ge; 0
 */
public record GroupLag(String group, String state, String topic, long lag) {}
