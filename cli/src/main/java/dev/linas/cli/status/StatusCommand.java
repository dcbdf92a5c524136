package dev.linas.cli.status;

import dev.linas.cli.output.FormatOptions;
import dev.linas.cli.search.StoredStreamOptions;
import dev.linas.local.StreamAccess;
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
import dev.linas.searches.text.Tables;
import dev.linas.searches.text.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Mixin private StoredStreamOptions stored;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            return show(stream);
        }
    }

    private int show(StreamAccess stream) throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        // The waiting for broker and registry is shared out over the processors.
        SearchRecords records = SearchRecords.at(stream.connection());
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
            Map<String, TextTable> tables = new LinkedHashMap<>();
            tables.put("Searches", SearchTable.of(searches));
            SearchTable.devices(searches).ifPresent(t -> tables.put("Fronts by device", t));
            tables.put("Evaluators", EvaluatorTable.of(evaluators, Instant.now()));
            tables.put("Groups", groups(lags));
            TextTable counts =
                    new TextTable("topics", "dead letters")
                            .numbers("topics", "dead letters")
                            .row(Integer.toString(topics), Long.toString(deadLetters));
            format.print(
                    out,
                    () -> {
                        Tables all = new Tables();
                        tables.forEach(all::add);
                        return all.add("counts", counts);
                    },
                    () -> text(tables, topics, deadLetters));
        }
        return 0;
    }

    private static TextTable groups(List<GroupLag> lags) {
        TextTable table = new TextTable("group", "state", "topic", "lag").numbers("lag");
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

    private static String text(Map<String, TextTable> tables, int topics, long deadLetters) {
        StringBuilder text = new StringBuilder();
        tables.forEach(
                (title, table) ->
                        text.append(title)
                                .append(
                                        table.rows().isEmpty()
                                                ? ": none\n\n"
                                                : "\n" + table + "\n"));
        return text.append("Topics: %d%n".formatted(topics))
                .append("Dead letters: %d%s%n".formatted(deadLetters, deadLetterHint(deadLetters)))
                .toString();
    }
}
