package dev.linas.schemas.provisioning;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A broker's administration with one kind of error per fault.
 *
 * @param admin client of the broker; whoever made it closes it
 * @param address its bootstrap servers, for messages
 * @param patience how long to wait for one answer
 */
record Broker(Admin admin, String address, Duration patience) {

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
            throw new ProvisioningException(
                    "broker at " + address + " refused to " + what + ": " + reason(e.getCause()),
                    e.getCause());
        }
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

    private ServiceUnreachableException unreachable(Throwable cause) {
        return new ServiceUnreachableException(
                "broker", address, "no answer within " + patience.toMillis() + " ms", cause);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
