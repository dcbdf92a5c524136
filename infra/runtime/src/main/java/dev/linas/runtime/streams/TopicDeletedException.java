package dev.linas.runtime.streams;

/** Somebody deleted a topic that a running app reads or writes. */
public final class TopicDeletedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param broker bootstrap servers
     * @param topic name of the topic
     */
    public TopicDeletedException(String broker, String topic) {
        super(
                "topic "
                        + topic
                        + " was deleted from the broker at "
                        + broker
                        + " while this app used it; its records are lost. Restore it from a backup,"
                        + " or start the app again to make it anew, empty (rounds are made anew by"
                        + " the trainer)");
    }
}
