package dev.linas.schemas.provisioning;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A broker's administration with one kind of error per fault.
 *
 * @param admin client of the broker; whoever made it closes it
 * @param address its bootstrap servers, for messages
 * @param patience how long to wait for one answer
 */
record Broker(Admin admin, String address, Duration patience) {
    private static final long LOOK_NANOS = 20_000_000;

    /**
     * Waits for an answer.
     *
     * @param what what was asked, for messages, e.g. {@code create topic linas.rounds}
     * @throws ServiceUnreachableException if there is none
     * @throws ProvisioningException if it is a refusal
     */
    <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return awaitOrRefusal(answer);
        } catch (ExecutionException e) {
            throw refusal(what, e.getCause(), "");
        }
    }

    /**
     * Asks again for as long as the broker that answers has not yet heard of a topic: one that
     * another process has just created is known to the controller first.
     *
     * @param what what is asked, for messages
     * @param first the answer to the first question
     * @param again asks again
     * @throws ServiceUnreachableException if there is no answer
     * @throws ProvisioningException if it is a refusal, or the topic is still unknown when the
     *     patience is over
     */
    <T> T awaitKnown(String what, KafkaFuture<T> first, Supplier<KafkaFuture<T>> again) {
        try {
            return awaitReady(first, again);
        } catch (ExecutionException e) {
            throw refusal(what, e.getCause(), "");
        }
    }

    /**
     * Asks again for as long as the cluster is not ready: the broker has not yet heard of a topic,
     * or the controller has not heard of any broker for a while, as on a busy machine.
     *
     * @param first the answer to the first question
     * @param again asks again
     * @throws ServiceUnreachableException if there is no answer
     * @throws ExecutionException if it is a refusal, or the cluster is not ready when the patience
     *     is over; its cause says why
     */
    <T> T awaitReady(KafkaFuture<T> first, Supplier<KafkaFuture<T>> again)
            throws ExecutionException {
        long end = System.nanoTime() + patience.toNanos();
        KafkaFuture<T> answer = first;
        while (true) {
            try {
                return awaitOrRefusal(answer);
            } catch (ExecutionException e) {
                if (!isNotReady(e.getCause()) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(LOOK_NANOS);
                answer = again.get();
            }
        }
    }

    private static boolean isNotReady(Throwable refusal) {
        return refusal instanceof UnknownTopicOrPartitionException
                || refusal instanceof InvalidReplicationFactorException; // no broker is unfenced
    }

    /**
     * Waits for an answer that the caller knows how to take a refusal of.
     *
     * @throws ServiceUnreachableException if there is none
     * @throws ExecutionException if it is a refusal; its cause says why
     */
    <T> T awaitOrRefusal(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException
                    || e.getCause() instanceof DisconnectException) {
                throw unreachable(e.getCause());
            }
            throw e;
        } catch (java.util.concurrent.TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    /**
     * The exception for a refusal.
     *
     * @param what what was asked, for the message
     * @param cause why it was refused
     * @param remedy what to do about it, put after the reason with its own punctuation; may be
     *     empty
     */
    ProvisioningException refusal(String what, Throwable cause, String remedy) {
        return new ProvisioningException(
                "broker at " + address + " refused to " + what + ": " + reason(cause) + remedy,
                cause);
    }

    private ServiceUnreachableException unreachable(Throwable cause) {
        return new ServiceUnreachableException(
                "broker", address, "no answer within " + patience.toMillis() + " ms", cause);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
