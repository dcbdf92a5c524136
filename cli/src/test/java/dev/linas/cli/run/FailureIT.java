package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ServerSettings;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.run.LocalApps;
import dev.linas.searches.stream.RecordWriter;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.stream.StreamProvisioning;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search that cannot go on says so on the stream and on the console, and disturbs no other. */
@Timeout(600)
class FailureIT {
    @TempDir Path folder;

    @Test
    void shouldEndEarlyWithTheReasonWhereEverythingFailsAndGoOnAfterAMend() throws Exception {
        assumeTrue(pythonIsThere(), "SKIPPED: no python3 on this machine");
        ToySearch search = new ToySearch(folder);
        Files.writeString(
                folder.resolve("score.py"),
                """
                import json, os, sys
                for line in sys.stdin:
                    task = json.loads(line)
                    answer = {"genome": task["genome"]}
                    if os.path.exists(os.path.join(os.path.dirname(__file__), "mended")):
                        answer["metrics"] = {"latency_ms": 4.0 + sum(task["genome"])}
                    else:
                        answer["error"] = "no device"
                    print(json.dumps(answer), flush=True)
                """);
        search.measureBy("python3, score.py");

        LinasCli.Outcome failed = search.run();

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains("none of the 16 candidates so far could be measured")
                .contains("no device", "run --retry");

        LinasCli.Outcome again = search.run();

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("search 'toy' exists and is failed (none of the 16");

        Files.writeString(folder.resolve("mended"), "");
        try (LinasCli retried = search.startRun("--retry")) {
            assertThat(retried.await().succeeded().err()).contains("finished: BUDGET");
        }
        assertThat(search.result().get("evaluations")).hasSize(24);
        assertThat(search.result().get("front")).isNotEmpty();
    }

    @Test
    void shouldEndASearchThatTheTrainerCannotCloseAndLetAnotherFinish() throws Exception {
        new ToySearch(folder);
        SearchFile file = SearchFile.read(folder.resolve(ToySearch.FILE), ForeignPools.ALLOWED);
        Search good = file.toRecord(Instant.now(), "test");
        Search bad =
                Search.newBuilder(good)
                        .setSearchId("bad")
                        .setStrategy(
                                Strategy.newBuilder()
                                        .setPredictors(List.of("crystal-ball", "crystal-ball"))
                                        .build())
                        .build();
        Path data = folder.resolve("data");
        try (AppRunner runner = AppRunner.open("test", ServerSettings.OFF)) {
            LocalStack stack =
                    runner.manage("broker and registry", LocalStack.start(LocalSettings.in(data)));
            Connection connection =
                    new Connection(stack.endpoints().bootstrap(), stack.endpoints().registry());
            StreamProvisioning.provision(
                    connection, file.pools().keySet(), new PrintWriter(Writer.nullWriter()));
            LocalApps apps = LocalApps.prepare(runner, connection, file, data);
            RecordWriter writer = new RecordWriter(connection);
            writer.write(Topics.SEARCHES, "bad", bad);
            apps.start();
            SearchRecords searches =
                    new SearchRecords(new TopicSnapshot(connection), writer, Clock.systemUTC());

            SearchState failed = await(searches, "bad", state -> state.failure().isPresent());
            assertThat(failed.describe()).startsWith("failed (").contains("'crystal-ball'");
            assertThat(new TopicSnapshot(connection).count(Topics.DEAD_LETTERS)).isEqualTo(1);

            writer.write(Topics.SEARCHES, "toy", good);
            SearchState finished =
                    await(searches, "toy", state -> state.finishReason().isPresent());
            assertThat(finished.finishReason()).contains(FinishReason.BUDGET);

            searches.retry(failed);
            SearchState twice =
                    await(
                            searches,
                            "bad",
                            state ->
                                    state.failure().isPresent()
                                            && !state.lastRound().equals(failed.lastRound()));
            assertThat(twice.describe()).contains("'crystal-ball'");
            assertThat(runner.failure()).isNotDone();
        }
    }

    private static SearchState await(
            SearchRecords searches, String id, Predicate<SearchState> holds)
            throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(4));
        while (Instant.now().isBefore(end)) {
            Optional<SearchState> state = searches.find(id);
            if (state.isPresent() && holds.test(state.get())) {
                return state.get();
            }
            Thread.sleep(500);
        }
        throw new AssertionError("search " + id + " is still " + searches.find(id));
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
