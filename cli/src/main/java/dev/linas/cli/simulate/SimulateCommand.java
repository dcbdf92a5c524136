package dev.linas.cli.simulate;

import dev.linas.cli.output.FormatOptions;
import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.search.SearchSpec;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.result.MeasuredAgainText;
import dev.linas.searches.result.SearchResultJson;
import dev.linas.searches.simulation.SeedList;
import dev.linas.searches.simulation.SimulationNotes;
import dev.linas.searches.simulation.SimulationRun;
import dev.linas.searches.simulation.SimulationRuns;
import dev.linas.searches.simulation.SimulationTable;
import dev.linas.searches.simulation.SimulationVariants;
import dev.linas.searches.text.Tables;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import dev.linas.trainer.round.FinishReason;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas simulate}. */
@Command(
        name = "simulate",
        description = {
            "Runs a search in this process, without Kafka, through the same code as 'run'.",
            "For one seed both give the same candidates in the same order.",
            "Exit codes: 0, or 1 when a search failed since nothing could be measured."
        },
        footer = {
            "",
            "Examples:",
            "  linas simulate examples/ofa-mbv3/search.yaml",
            "  linas simulate search.yaml --seeds 1-10 --json out.json",
            "  linas simulate search.yaml --seeds 1-10 --tactic linas --tactic random"
        })
public final class SimulateCommand implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private FormatOptions format;

    @Parameters(paramLabel = "SEARCH.yaml", description = "The search file.")
    private Path file;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            converter = SeedList.Converter.class,
            description = "Seeds, e.g. 1-10 or 1,3,7: one search each. Default: that of the file.")
    private SeedList seeds;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "Budget in evaluations, instead of that of the file.")
    private Integer evaluations;

    @Option(
            names = "--tactic",
            paramLabel = "NAME",
            description = "Tactic, instead of that of the file; repeat to compare several.")
    private List<String> tactics = new ArrayList<>();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write every evaluation and the fronts: an array, one object per search.")
    private Path json;

    @Override
    public Integer call() throws InterruptedException {
        Optional<OutputFile> results = OutputFile.of("--json", json);
        SearchFile search = SearchFile.read(file, ForeignPools.REFUSED);
        PrintWriter err = command.commandLine().getErr();
        search.warnings().forEach(warning -> err.println("warning: " + warning));
        List<SearchSpec> specs = specs(search.declared());
        List<SimulationRun> runs = runs(search, specs, err);
        results.ifPresent(
                written ->
                        written.save(
                                SearchResultJson.write(
                                        runs.stream().map(SimulationRun::result).toList())));
        SimulationNotes.warnings(runs).forEach(line -> say(err, line));
        PrintWriter out = command.commandLine().getOut();
        SimulationTable table = new SimulationTable(runs);
        format.print(out, () -> tables(table), () -> text(table, runs));
        SimulationNotes.failures(runs).forEach(line -> say(err, line));
        return runs.stream().anyMatch(SimulateCommand::failed) ? ExitCodes.FAILURE : ExitCodes.OK;
    }

    private static Tables tables(SimulationTable table) {
        Tables tables = new Tables().add("searches", table.searches());
        table.devices().ifPresent(devices -> tables.add("devices", devices));
        return tables;
    }

    private static String text(SimulationTable table, List<SimulationRun> runs) {
        StringBuilder text = new StringBuilder(table.toString());
        for (SimulationRun run : runs) {
            run.result()
                    .measuredAgain()
                    .forEach(again -> text.append("\n" + MeasuredAgainText.describe(again)));
        }
        return text.toString();
    }

    private List<SimulationRun> runs(SearchFile search, List<SearchSpec> specs, PrintWriter err)
            throws InterruptedException {
        try (ConsoleProgress progress =
                new ConsoleProgress(err, specs.size(), search.pools().keySet())) {
            Preparation preparation = new Preparation(Optional.empty(), note -> say(err, note));
            return new SimulationRuns(search.spec(), search.pools(), preparation)
                    .run(specs, progress);
        } catch (InvalidPoolException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        } catch (ChangedInputException e) {
            throw new UserError(e.getMessage(), ExitCodes.FAILURE, e);
        }
    }

    private static void say(PrintWriter err, String note) {
        err.println(note);
        err.flush();
    }

    private List<SearchSpec> specs(SearchSpec given) {
        if (evaluations != null && evaluations < 1) {
            throw new UserError("'--evaluations' is %d; expected 1 or more".formatted(evaluations));
        }
        OptionalInt budget = evaluations == null ? given.budget() : OptionalInt.of(evaluations);
        if (budget.isEmpty() && given.stagnationRounds().isEmpty()) {
            throw new UserError(
                    file
                            + ": 'budget' is missing, so the search would not end; add it, or give"
                            + " --evaluations");
        }
        List<Long> all = seeds == null ? List.of(given.seed()) : seeds.seeds();
        try {
            return SimulationVariants.of(given, tactics, all, budget);
        } catch (IllegalArgumentException e) {
            throw new UserError("'--tactic' is " + e.getMessage(), e);
        }
    }

    private static boolean failed(SimulationRun run) {
        return run.result().finished().filter(FinishReason.FAILED.name()::equals).isPresent();
    }
}
