package dev.linas.benchmarks.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Tells whether an instance of an app has a transaction open: its id begins with the app's and the
 * process' id.
 */
final class OpenTransactions {
    private static final String PROCESS_FILE = "kafka-streams-process-metadata";
    private static final JsonMapper JSON = new JsonMapper();

    private OpenTransactions() {}

    /**
     * Whether the process has one.
     *
     * @param stateDir folder of its stores, in which Kafka Streams keeps the process' id
     */
    static boolean isIn(Admin admin, Path stateDir) throws InterruptedException {
        Set<String> prefixes = prefixes(stateDir);
        return open(admin).stream().anyMatch(id -> prefixes.stream().anyMatch(id::startsWith));
    }

    private static Set<String> open(Admin admin) throws InterruptedException {
        try {
            return admin
                    .listTransactions(
                            new ListTransactionsOptions()
                                    .filterStates(List.of(TransactionState.ONGOING)))
                    .all()
                    .get()
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not list transactions", e.getCause());
        }
    }

    private static Set<String> prefixes(Path stateDir) {
        try (Stream<Path> apps = Files.list(stateDir)) {
            return apps.map(app -> app.resolve(PROCESS_FILE))
                    .filter(Files::exists)
                    .map(OpenTransactions::prefix)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prefix(Path file) {
        try {
            JsonNode process = JSON.readTree(file.toFile());
            return file.getParent().getFileName() + "-" + process.get("processId").asText() + "-";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
