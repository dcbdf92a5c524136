package dev.linas.schemas.topics;

import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;

/** How long the records of a topic stay. */
public sealed interface Retention {
    /** Value of {@code cleanup.policy}. */
    String cleanupPolicy();

    /** Value of {@code retention.ms}; -1 is for ever. */
    long millis();

    /** The last record of every key stays. */
    record Compacted() implements Retention {
        @Override
        public String cleanupPolicy() {
            return TopicConfig.CLEANUP_POLICY_COMPACT;
        }

        @Override
        public long millis() {
            return -1;
        }
    }

    /** Every record stays. */
    record Forever() implements Retention {
        @Override
        public String cleanupPolicy() {
            return TopicConfig.CLEANUP_POLICY_DELETE;
        }

        @Override
        public long millis() {
            return -1;
        }
    }

    /** Records go when they are older than {@code age}. */
    record Limited(Duration age) implements Retention {
        @Override
        public String cleanupPolicy() {
            return TopicConfig.CLEANUP_POLICY_DELETE;
        }

        @Override
        public long millis() {
            return age.toMillis();
        }
    }
}
