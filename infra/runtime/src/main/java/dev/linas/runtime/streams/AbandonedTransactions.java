package dev.linas.runtime.streams;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the open transactions of instances that are no longer members of their group. Whoever takes
 * over from a killed instance would else wait behind its transaction until that times out, minutes
 * later. Kafka Streams names a producer's transactions {@code applicationId-processId-thread}, and
 * a group tells the process ids of its members. A live instance that lost its membership could not
 * commit either, so nothing that counts is aborted. Not thread-safe.
 */
final class AbandonedTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedTransactions.class);
    private static final int UUID_LENGTH = 36;

    private final String applicationId;
    private Set<String> suspects = Set.of();

    AbandonedTransactions(String applicationId) {
        this.applicationId = applicationId;
    }

    /**
     * Looks once, and ends what was abandoned at the last look, too: an instance that is just
     * starting may not yet be among the members.
     *
     * @return whether there is something to look at again soon
     */
    boolean abort(Admin admin, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> open = open(admin, limit);
        if (open.isEmpty()) {
            suspects = Set.of();
            return false;
        }
        Set<String> members = members(admin, limit);
        Set<String> abandoned =
                open.stream()
                        .filter(id -> !members.contains(processId(id)))
                        .collect(Collectors.toSet());
        Set<String> certain = new HashSet<>(abandoned);
        certain.retainAll(suspects);
        suspects = abandoned;
        if (!certain.isEmpty()) {
            admin.fenceProducers(certain).all().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("ended the open transactions of dead instances: {}", certain);
        }
        return !suspects.equals(certain);
    }

    private Set<String> open(Admin admin, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        return admin
                .listTransactions(
                        new ListTransactionsOptions()
                                .filterStates(List.of(TransactionState.ONGOING))
                                .filterOnTransactionalIdPattern(
                                        Pattern.quote(applicationId + "-") + ".*"))
                .all()
                .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                .stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> !processId(id).isEmpty())
                .collect(Collectors.toSet());
    }

    private Set<String> members(Admin admin, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        StreamsGroupDescription group =
                admin.describeStreamsGroups(List.of(applicationId))
                        .describedGroups()
                        .get(applicationId)
                        .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        return group.members().stream()
                .map(StreamsGroupMemberDescription::processId)
                .collect(Collectors.toSet());
    }

    /**
     * The process id in a transactional id of this application, a UUID; empty if it is not of that
     * form.
     */
    private String processId(String transactionalId) {
        int begin = applicationId.length() + 1;
        int end = begin + UUID_LENGTH;
        return transactionalId.length() > end && transactionalId.charAt(end) == '-'
                ? transactionalId.substring(begin, end)
                : "";
    }
}
