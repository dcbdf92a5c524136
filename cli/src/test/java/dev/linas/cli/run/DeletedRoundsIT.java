package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ServerSettings;
import dev.linas.runtime.topic.TopicRecord;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Round;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.run.LocalApps;
import dev.linas.searches.stream.RecordWriter;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.StreamProvisioning;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The topic of rounds is deleted, and all apps are started again. */
@Timeout(400)
class DeletedRoundsIT {
    private static final int EVALUATIONS = 24;
    private static final int MORE_EVALUATIONS = 40;

    @TempDir Path folder;

    @Test
    void shouldMakeTheRoundsAnewAndGoOn() throws Exception {
        new ToySearch(folder);
        SearchFile file = SearchFile.read(folder.resolve(ToySearch.FILE), ForeignPools.ALLOWED);
        try (LocalStack stack = LocalStack.start(LocalSettings.in(folder.resolve("data")))) {
            Connection connection = new Connection(stack.bootstrap(), stack.registryUrl());
            List<Round> before;
            try (AppRunner runner = start(connection, file)) {
                searches(connection).start(file, "test");
                before = await(connection, EVALUATIONS);
                assertThat(runner.failure()).isNotDone();
            }
            try (Admin admin = Admin.create(connection.kafkaProperties())) {
                admin.deleteTopics(List.of(Topics.ROUNDS.name())).all().get();
            }
            try (AppRunner runner = start(connection, file)) {
                assertThat(await(connection, EVALUATIONS)).isEqualTo(before);

                searches(connection).extend("toy", MORE_EVALUATIONS);
                assertThat(await(connection, MORE_EVALUATIONS))
                        .startsWith(before.toArray(Round[]::new))
                        .extracting(Round::getNumber)
                        .containsExactly(0, 1, 2, 2, 3, 4); // 2 ended it, and then did not
                assertThat(runner.failure()).isNotDone();
            }
        }
    }

    private AppRunner start(Connection connection, SearchFile file) throws Exception {
        StreamProvisioning.provision(
                connection, file.pools().keySet(), new PrintWriter(Writer.nullWriter()));
        AppRunner runner = AppRunner.open("test", ServerSettings.OFF);
        LocalApps.prepare(runner, connection, file, folder.resolve("data")).start();
        return runner;
    }

    private static SearchRecords searches(Connection connection) {
        return new SearchRecords(
                new TopicSnapshot(connection), new RecordWriter(connection), Clock.systemUTC());
    }

    private static List<Round> await(Connection connection, int evaluations) throws Exception {
        while (true) {
            List<Round> rounds =
                    new TopicSnapshot(connection)
                            .all(Topics.ROUNDS, "toy"::equals).stream()
                                    .map(TopicRecord::value)
                                    .toList();
            if (rounds.stream().anyMatch(r -> r.getArchive().getEvaluations() == evaluations)) {
                return rounds;
            }
            Thread.sleep(300);
        }
    }
}
