package dev.linas.cli.status;

import dev.linas.cli.search.StreamOptions;
import dev.linas.runtime.app.BackgroundTask;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.stream.EvaluatorTable;
import dev.linas.searches.stream.GroupLag;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.stream.SearchTable;
import dev.linas.searches.stream.StreamHealth;
import dev.linas.searches.text.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code linas status}. */
@Command(
        name = "status",
        description = "Shows searches, evaluators, topics, lag and dead letters of a stream.",
        footer = {"", "Example:", "  linas status --bootstrap kafka:9092"})
public final class StatusCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        // The waiting for broker and registry is shared out over the processors.
        SearchRecords records = stream.searches();
        BackgroundTask<List<SearchState>> reading =
                BackgroundTask.start("read-searches", records::all);
        try (TopicSnapshot snapshot = stream.snapshot().forSeveral();
                StreamHealth health = new StreamHealth(stream.connection())) {
            int topics = health.topics().size();
            List<GroupLag> lags = health.lags();
            Collection<EvaluatorStatus> evaluators =
                    snapshot.latest(Topics.EVALUATORS, key -> true).values();
            long deadLetters = snapshot.count(Topics.DEAD_LETTERS);
            List<SearchState> searches = reading.join();
            section(out, "Searches", SearchTable.of(searches), searches.isEmpty());
            SearchTable.devices(searches)
                    .ifPresent(t -> section(out, "Fronts by device", t, false));
            section(
                    out,
                    "Evaluators",
                    EvaluatorTable.of(evaluators, Instant.now()),
                    evaluators.isEmpty());
            section(out, "Groups", groups(lags), lags.isEmpty());
            out.println("Topics: " + topics);
            out.println("Dead letters: " + deadLetters + deadLetterHint(deadLetters));
        }
        out.flush();
        return 0;
    }

    private static TextTable groups(List<GroupLag> lags) {
        TextTable table = new TextTable("group", "state", "topic", "lag");
        for (GroupLag lag : lags) {
            table.row(lag.group(), lag.state(), lag.topic(), Long.toString(lag.lag()));
        }
        return table;
    }

    private static String deadLetterHint(long count) {
        return count == 0
                ? ""
                : " (each with its cause on topic " + Topics.DEAD_LETTERS.name() + ")";
    }

    private static void section(PrintWriter out, String title, TextTable table, boolean empty) {
        out.println(title + (empty ? ": none" : ""));
        if (!empty) {
            out.print(table);
        }
        out.println();
    }
}
