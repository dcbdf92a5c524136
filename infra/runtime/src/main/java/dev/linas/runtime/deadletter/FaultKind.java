package dev.linas.runtime.deadletter;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/**
 * The cause of an error: the record or the infrastructure. A faulty record goes to the dead
 * letters, because trying again cannot help. When the infrastructure (broker, registry, network,
 * disk) fails, any record would have failed: none is dead-lettered, and trying again may help.
 */
public enum FaultKind {
    /** This record can never be processed. */
    RECORD,
    /** Broker, registry, network or disk failed; nothing is wrong with the record. */
    INFRASTRUCTURE;

    private static final int MAX_DEPTH = 20;

    private static final List<Class<? extends Throwable>> RECORD_FAULTS =
            List.of(
                    SerializationException.class,
                    RecordDeserializationException.class,
                    RecordTooLargeException.class,
                    RecordBatchTooLargeException.class,
                    InvalidTimestampException.class);

    private static final List<Class<? extends Throwable>> OUTAGES =
            List.of(
                    RetriableException.class,
                    ApiException.class,
                    TaskCorruptedException.class,
                    TaskMigratedException.class,
                    InvalidStateStoreException.class,
                    LockException.class,
                    ProcessorStateException.class,
                    SocketException.class,
                    SocketTimeoutException.class,
                    HttpTimeoutException.class,
                    UnknownHostException.class,
                    ClosedChannelException.class,
                    ClosedByInterruptException.class,
                    FileSystemException.class,
                    TimeoutException.class,
                    InterruptedException.class);

    /**
     * Judges an error by the outermost of its causes that is of a known kind; an error of no known
     * kind is the record's fault, except for a bare {@link KafkaException}, which clients throw
     * only for their own state. Pure.
     */
    public static FaultKind of(Throwable error) {
        Throwable innermost = error;
        int depth = 0;
        for (Throwable t = error; t != null && depth < MAX_DEPTH; t = t.getCause(), depth++) {
            if (isAny(RECORD_FAULTS, t)) {
                return RECORD;
            }
            if (isAny(OUTAGES, t)) {
                return INFRASTRUCTURE;
            }
            innermost = t;
        }
        return innermost.getClass() == KafkaException.class ? INFRASTRUCTURE : RECORD;
    }

    private static boolean isAny(List<Class<? extends Throwable>> kinds, Throwable error) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(error));
    }
}
