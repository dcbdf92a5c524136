package dev.linas.trainer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.trainer.Searches;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.Outcome;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.Result;
import dev.linas.trainer.progress.RoundClosing;
import dev.linas.trainer.progress.TrackedCandidate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trainer that is killed while a fit is under way leaves nothing but its stores, in which the
 * round is still due. The next one comes to the same round.
 */
class KilledFitTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final int CANDIDATES = 12;

    private final List<StateStore> opened = new ArrayList<>();
    @TempDir private Path folder;

    @AfterEach
    void close() {
        opened.forEach(StateStore::close);
    }

    @Test
    void shouldComeToTheSameRoundAfterAKillDuringTheFit() {
        List<StateStore> undisturbed = storesOfADueRound("undisturbed");
        MockProcessorContext<String, SpecificRecord> first = begun(undisturbed, Runnable::run);
        List<Round> expected = rounds(first);

        List<StateStore> stores = storesOfADueRound("killed");
        Deque<Runnable> fits = new ArrayDeque<>();
        MockProcessorContext<String, SpecificRecord> killed = begun(stores, fits::add);
        MockProcessorContext<String, SpecificRecord> next = begun(stores, fits::add);
        Runnable lost = fits.removeFirst();
        assertThat(rounds(next)).isEmpty();
        fits.removeFirst().run();
        List<Round> resumed = rounds(next);
        lost.run(); // still computed by a process that is gone
        List<Round> afterwards = rounds(next);

        assertThat(expected).hasSize(1);
        assertThat(resumed).isEqualTo(expected);
        assertThat(afterwards).isEqualTo(expected);
        assertThat(killed.forwarded()).isEmpty();
    }

    /** The stores of a search whose first round is measured and not closed. */
    private List<StateStore> storesOfADueRound(String name) {
        MockProcessorContext<String, SpecificRecord> context = context(name);
        List<StateStore> stores = new ArrayList<>();
        for (StoreBuilder<?> builder : TrainerStores.builders()) {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            stores.add(store);
            opened.add(store);
        }
        SearchStores ofTask = new SearchStores(context);
        SearchSpec spec = Searches.search(Searches.cells(), OptionalInt.empty());
        Search search = SearchMapper.toRecord(spec, Optional.empty(), 1.0, Map.of(), START, "test");
        List<TrackedCandidate> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            Genome genome = Genome.of(i % 5, i / 5, 1, 2, 3, 4);
            candidates.add(
                    TrackedCandidate.arrived(new CandidateKey("s", 0, i), genome, CANDIDATES)
                            .withResults(
                                    genome,
                                    List.of(
                                            result("gpu", "accuracy", 60 + i * i % 7),
                                            result("phone", "latency", 5 + i))));
        }
        ofTask.put(search);
        candidates.forEach(ofTask::put);
        ofTask.put(Progress.start(spec, candidates, START.toEpochMilli()));
        return stores;
    }

    private static Result result(String pool, String metric, double value) {
        return new Result(pool, metric, Outcome.MEASURED, value, 0, 0);
    }

    private MockProcessorContext<String, SpecificRecord> context(String name) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "trainer-test");
        MockProcessorContext<String, SpecificRecord> context =
                new MockProcessorContext<>(
                        properties, new TaskId(0, 0), folder.resolve(name).toFile());
        context.setCurrentSystemTimeMs(START.toEpochMilli());
        return context;
    }

    /** A trainer that starts with some stores. */
    private MockProcessorContext<String, SpecificRecord> begun(
            List<StateStore> stores, Executor executor) {
        MockProcessorContext<String, SpecificRecord> context = context("context");
        stores.forEach(context::addStateStore);
        new CloseRounds(RoundClosing::of, executor, "test").init(context);
        return context;
    }

    /** The rounds that were told, once all that is done has been taken up. */
    private static List<Round> rounds(MockProcessorContext<String, SpecificRecord> context) {
        List.copyOf(context.scheduledPunctuators())
                .forEach(clock -> clock.getPunctuator().punctuate(START.toEpochMilli()));
        return context.forwarded().stream()
                .map(forward -> forward.record().value())
                .filter(Round.class::isInstance)
                .map(Round.class::cast)
                .toList();
    }
}
