package dev.linas.cli.transfer;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.space.Genome;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.transfer.PoolTransfer;
import dev.linas.searches.transfer.TransferPrediction;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas transfer}. */
@Command(
        name = "transfer",
        description = {
            "Predicts a metric on a new device from a handful of measurements of it.",
            "The tables of known devices tell the rest. Which sub-networks to measure is chosen,"
                    + " so that they tell most.",
            "The predictions are a table that a pool with 'meter: table' can read; 90 of 100 of"
                    + " their intervals hold.",
            "No broker is needed. docs/transfer.md explains it."
        },
        footer = {
            "",
            "Examples:",
            "  linas transfer search.yaml --metric latency_ms --known pixel2,raspi4 --to phone \\",
            "      --measurements 10 --output phone.csv",
            "  linas transfer search.yaml --metric latency_ms --known pixel2,raspi4 --to phone"
                    + " --choose"
        })
public final class TransferCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(
            paramLabel = "SEARCH.yaml",
            description = "A search file: its space and its pools are used.")
    private Path file;

    @Option(
            names = "--metric",
            required = true,
            paramLabel = "METRIC",
            description = "The metric, which all of these pools serve.")
    private String metric;

    @Option(
            names = "--known",
            required = true,
            split = ",",
            paramLabel = "POOL",
            description = "Pools of known devices, with 'meter: table'.")
    private List<String> known;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "POOL",
            description = "The pool of the new device, with any meter.")
    private String newcomer;

    @Option(
            names = "--measurements",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many sub-networks are measured. Default: ${DEFAULT-VALUE}.")
    private int measurements;

    @Option(
            names = "--choose",
            description =
                    "Only print which sub-networks would be measured, the most telling first.")
    private boolean chooseOnly;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The table of predictions, CSV.")
    private Path output;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "Draws rows of large tables. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        if (measurements < 1) {
            throw new UserError("--measurements is %d; expected 1 or more".formatted(measurements));
        }
        if (!chooseOnly && output == null) {
            throw new UserError(
                    "--output is missing: name the file of the predictions, or ask with --choose"
                            + " which sub-networks would be measured");
        }
        Optional<OutputFile> table = OutputFile.of("--output", output);
        try {
            PoolTransfer transfer = learn();
            if (chooseOnly) {
                transfer.choose(measurements).forEach(command.commandLine().getOut()::println);
            } else {
                predict(transfer, table.orElseThrow());
            }
            command.commandLine().getOut().flush();
            return 0;
        } catch (InvalidPoolException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        } catch (ChangedInputException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private PoolTransfer learn() {
        SearchFile search = SearchFile.read(file, ForeignPools.REFUSED);
        say("learning %d known devices ...".formatted(known.size()));
        return PoolTransfer.learn(
                search.spec().space(), search.pools(), metric, known, newcomer, seed);
    }

    private void predict(PoolTransfer transfer, OutputFile table) throws InterruptedException {
        TransferPrediction predicted =
                transfer.measure(measurements, Preparation.logged(), this::tell);
        table.save(predicted.csv());
        command.commandLine()
                .getOut()
                .println(
                        "%d sub-networks predicted from %d measurements of %s; written to %s"
                                .formatted(
                                        predicted.genomes().size(),
                                        predicted.measured().size(),
                                        newcomer,
                                        output));
    }

    private void tell(Genome genome, Optional<Double> value, int done, int wanted) {
        say(
                "%s: %s (%d of %d)"
                        .formatted(
                                genome, value.map(Numbers::value).orElse("failed"), done, wanted));
    }

    private void say(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
