package dev.linas.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells, from what a registry's serde threw, whether the registry is at fault or the record. */
final class RegistryFault {
    private static final int DEEPEST_CAUSE = 20;

    private static final List<Class<? extends Throwable>> OUTAGES =
            List.of(
                    UnresolvedAddressException.class,
                    TimeoutException.class,
                    RetriableException.class,
                    InterruptedException.class);

    /** How the errors of Apicurio's and of Confluent's client tell the status of an answer. */
    private static final List<String> STATUS_METHODS =
            List.of("getResponseStatusCode", "getStatus");

    /** Statuses that speak of what was asked for; all other failures speak of the server. */
    private static final List<Integer> ABOUT_THE_RECORD = List.of(400, 404, 422);

    private RegistryFault() {}

    /** In which way the registry is at fault; empty if the record is. */
    static Optional<String> of(Throwable error) {
        for (Throwable cause : chain(error)) {
            OptionalInt status = status(cause);
            if (status.isPresent()) {
                return ABOUT_THE_RECORD.contains(status.getAsInt())
                        ? Optional.empty()
                        : Optional.of("the registry answers with status " + status.getAsInt());
            }
            if (isOutage(cause)) {
                return Optional.of("the registry does not answer: " + cause);
            }
        }
        return Optional.empty();
    }

    /** Input and output fail for want of a connection, unless it is Avro that runs out of bytes. */
    private static boolean isOutage(Throwable cause) {
        if (cause instanceof IOException) {
            return !(cause instanceof EOFException)
                    && !cause.getClass().getPackageName().startsWith("org.apache.avro");
        }
        return OUTAGES.stream().anyMatch(outage -> outage.isInstance(cause));
    }

    /** Whether the registry answered "not found". */
    static boolean isNotFound(Throwable error) {
        return chain(error).stream().anyMatch(cause -> status(cause).orElse(0) == 404);
    }

    private static List<Throwable> chain(Throwable error) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = error; t != null && chain.size() < DEEPEST_CAUSE; t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    /** The HTTP status that an error carries. By name: the clients share no type. */
    private static OptionalInt status(Throwable error) {
        for (String name : STATUS_METHODS) {
            try {
                Method method = error.getClass().getMethod(name);
                if (method.invoke(error) instanceof Integer status && status > 0) {
                    return OptionalInt.of(status);
                }
            } catch (ReflectiveOperationException e) {
                // not this one's name
            }
        }
        return OptionalInt.empty();
    }
}
