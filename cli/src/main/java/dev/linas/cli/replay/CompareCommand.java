package dev.linas.cli.replay;

import dev.linas.cli.output.FormatOptions;
import dev.linas.log.compare.SearchComparison;
import dev.linas.log.compare.SearchComparisonSvg;
import dev.linas.log.compare.SearchComparisonText;
import dev.linas.log.record.SearchLog;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.text.Tables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas compare}. */
@Command(
        name = "compare",
        description = {
            "Compares searches of the same objectives on one reference point.",
            "Hypervolume against evaluations and against seconds of measuring, as table, CSV and"
                    + " picture.",
            "docs/replay.md explains it."
        },
        footer = {
            "",
            "Examples:",
            "  linas compare linas.avro random.avro --svg curves.svg",
            "  linas compare monday tuesday --csv curves.csv"
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(arity = "2..*", paramLabel = "SOURCE", description = LogSource.DESCRIPTION)
    private List<String> sources;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write a line per search and moment.")
    private Path csv;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the curves.")
    private Path svg;

    @Mixin private LogSource logs;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        Optional<OutputFile> table = OutputFile.of("--csv", csv);
        Optional<OutputFile> picture = OutputFile.of("--svg", svg);
        List<SearchLog> read = new ArrayList<>();
        for (String source : sources) {
            read.add(logs.read(source));
        }
        SearchComparison comparison = comparison(read);
        table.ifPresent(file -> file.save(SearchComparisonText.csv(comparison)));
        picture.ifPresent(file -> file.save(SearchComparisonSvg.write(comparison)));
        PrintWriter out = command.commandLine().getOut();
        format.print(
                out,
                () -> Tables.of(SearchComparisonText.table(comparison)),
                () -> SearchComparisonText.tables(comparison));
        return 0;
    }

    private SearchComparison comparison(List<SearchLog> read) {
        try {
            return SearchComparison.of(names(read), read);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** The ids of the searches or, if one stands twice, what the user named. */
    private List<String> names(List<SearchLog> read) {
        List<String> ids = read.stream().map(log -> log.search().getSearchId()).toList();
        List<String> names = new HashSet<>(ids).size() == ids.size() ? ids : sources;
        if (new HashSet<>(names).size() < names.size()) {
            throw new UserError("%s: one is named twice".formatted(String.join(" ", sources)));
        }
        return names;
    }
}
