package dev.linas.dashboard;

import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The state of all searches and evaluators by the topics so far, in bounded memory. Thread-safe: it
 * is read by {@link #read}, which sees one state of it.
 */
final class StreamView {
    /** Points that are kept, of all searches: about 60 MB with twenty variables. */
    static final int MAX_POINTS = 200_000;

    private static final int MAX_DEAD_LETTERS = 200;
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_DEVICES = 100;

    private final Map<String, SearchView> searches = new TreeMap<>();
    private final Map<String, EvaluatorStatus> evaluators = new TreeMap<>();
    private final Map<String, DeviceView> devices = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<DeadLetter> deadLetters = new ArrayDeque<>();
    private final Map<String, List<Consumer<SearchView>>> waiting = new HashMap<>();
    private final int maxPoints;
    private int points;
    private int waitingRecords;
    private long deadLettersSeen;
    private long version;
    private boolean caughtUp;

    StreamView() {
        this(MAX_POINTS);
    }

    StreamView(int maxPoints) {
        this.maxPoints = maxPoints;
    }

    synchronized <T> T read(Function<StreamView, T> question) {
        return question.apply(this);
    }

    /** Every search, by id. */
    Collection<SearchView> searches() {
        return searches.values();
    }

    Optional<SearchView> search(String id) {
        return Optional.ofNullable(searches.get(id));
    }

    Collection<EvaluatorStatus> evaluators() {
        return evaluators.values();
    }

    /** The view of an evaluator; empty if it measured nothing, or nothing for long. */
    Optional<DeviceView> device(String pool, String instance) {
        return Optional.ofNullable(devices.get(pool + "/" + instance));
    }

    /** The evaluators by their last measurement, the newest first; also those that have left. */
    List<DeviceView> devices() {
        return devices.values().stream()
                .sorted(Comparator.comparingLong(DeviceView::lastAt).reversed())
                .toList();
    }

    /** The newest dead letters, the newest first. */
    Collection<DeadLetter> deadLetters() {
        return deadLetters;
    }

    long deadLettersSeen() {
        return deadLettersSeen;
    }

    /** Grows with every change. */
    long version() {
        return version;
    }

    /** Whether everything was read that was there at the start. */
    boolean caughtUp() {
        return caughtUp;
    }

    /**
     * Waits for a change.
     *
     * @return the version then, or {@code seen} if there was none within the time
     */
    synchronized long awaitAfter(long seen, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (version == seen) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return version;
    }

    synchronized void reachedTheEnd() {
        caughtUp = true;
        changed();
    }

    synchronized void accept(Search search) {
        String id = search.getSearchId();
        // Written again when it is retried; what it found stays.
        if (!searches.containsKey(id)) {
            SearchView view = new SearchView(search);
            searches.put(id, view);
            List<Consumer<SearchView>> early = waiting.remove(id);
            if (early != null) {
                waitingRecords -= early.size();
                early.forEach(each -> each.accept(view));
            }
        }
        changed();
    }

    synchronized void accept(Command command) {
        give(command.getSearchId(), view -> view.accept(command));
    }

    synchronized void accept(Round round) {
        give(round.getSearchId(), view -> view.accept(round));
    }

    synchronized void accept(Candidate candidate) {
        give(candidate.getSearchId(), view -> view.accept(candidate));
    }

    synchronized void accept(Measurement measurement) {
        deviceOf(measurement).accept(measurement);
        give(
                measurement.getSearchId(),
                view -> {
                    if (view.accept(measurement, points < maxPoints)) {
                        points++;
                    }
                });
    }

    private DeviceView deviceOf(Measurement measurement) {
        String pool = measurement.getPool();
        String instance = measurement.getInstance();
        DeviceView device =
                devices.computeIfAbsent(
                        pool + "/" + instance, unused -> new DeviceView(pool, instance));
        if (devices.size() > MAX_DEVICES) {
            devices.keySet().remove(devices.keySet().iterator().next());
        }
        return device;
    }

    /**
     * Takes a heart-beat.
     *
     * @param status null where the instance has left
     */
    synchronized void accept(String key, EvaluatorStatus status) {
        if (status == null) {
            evaluators.remove(key);
        } else {
            evaluators.put(key, status);
        }
        changed();
    }

    /** Takes a dead letter; of its bytes none are kept. */
    synchronized void accept(DeadLetter letter) {
        deadLettersSeen++;
        deadLetters.addFirst(DeadLetter.newBuilder(letter).setValue(null).build());
        if (deadLetters.size() > MAX_DEAD_LETTERS) {
            deadLetters.removeLast();
        }
        changed();
    }

    /** Records of several topics overtake each other: those before their search wait for it. */
    private void give(String id, Consumer<SearchView> record) {
        SearchView view = searches.get(id);
        if (view != null) {
            record.accept(view);
        } else if (waitingRecords < MAX_WAITING) {
            waiting.computeIfAbsent(id, unused -> new ArrayList<>()).add(record);
            waitingRecords++;
        }
        changed();
    }

    private void changed() {
        version++;
        notifyAll();
    }
}
