package dev.linas.cli.supernet;

import dev.linas.cli.output.FormatOptions;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.text.Tables;
import dev.linas.searches.text.TextTable;
import dev.linas.supernet.ReferenceOutputs;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.tasks.catalog.Tasks;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas supernet check}. */
@Command(
        name = "check",
        description = {
            "Checks a network that you bring as ONNX with a sidecar.",
            "Draws sub-networks, the largest and the smallest among them, cuts and runs each, and"
                    + " compares it with the whole network that has zeros in place of what was"
                    + " cut. Ends with code 1 if one differs."
        },
        footer = {
            "",
            "Example:",
            "  linas supernet check my-network.json --space my-space.json --sub-networks 50",
            "  linas supernet check my-network.json --reference outputs.safetensors"
        })
final class SupernetCheckCommand implements Callable<Integer> {
    /** Rounding of 32-bit floats stays far below. */
    private static final double TOLERANCE = 1e-4;

    @Parameters(
            paramLabel = "NAME|FILE",
            description = "The network: a sidecar, another network file or a built-in one.")
    private String network;

    @Option(
            names = "--space",
            paramLabel = "NAME|FILE",
            description =
                    "Its search space. Default: the built-in one that the sidecar names, or else"
                            + " NAME.json beside it.")
    private String space;

    @Option(
            names = "--sub-networks",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many are drawn. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the draw. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description =
                    "Compare with what your own framework computes instead: a safetensors file of"
                            + " genomes, inputs and outputs, as 'examples/pytorch/linas_export.py'"
                            + " writes it.")
    private Path reference;

    @Spec private CommandSpec command;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() {
        if (count < 1) {
            throw new UserError("--sub-networks is %d; give 1 or more".formatted(count));
        }
        PrintWriter out = command.commandLine().getOut();
        try {
            NetworkDescription network = Tasks.NETWORKS.orFile().named(this.network, Path.of(""));
            SuperNetwork opened = SuperNetworks.ownOrRandom(network, space(network), 0);
            return reference == null
                    ? report(out, SubNetworkCheck.sample(opened, count, seed), "the masked network")
                    : report(
                            out,
                            SubNetworkCheck.of(
                                    opened,
                                    ReferenceOutputs.read(reference, opened.planner().space())),
                            "their references");
        } catch (InvalidConfigurationException e) {
            throw new UserError(String.join(System.lineSeparator(), e.problems()), e);
        } catch (InferenceException | InvalidWeightsException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private SearchSpace space(NetworkDescription network) {
        Path folder = Path.of(this.network).toAbsolutePath().getParent();
        if (space != null) {
            return BuiltInSpaces.OR_FILE.named(space, Path.of(""));
        }
        String beside = network.space() + ".json";
        return BuiltInSpaces.OR_FILE.named(
                Files.isRegularFile(folder.resolve(beside)) ? beside : network.space(), folder);
    }

    private int report(PrintWriter out, List<SubNetworkCheck.CheckResult> findings, String with) {
        TextTable table =
                new TextTable("genome", "macs", "params", "difference", "note")
                        .numbers("macs", "params", "difference");
        int compared = 0;
        int wrong = 0;
        for (SubNetworkCheck.CheckResult finding : findings) {
            boolean equal = finding.difference().map(d -> d <= TOLERANCE).orElse(true);
            compared += finding.difference().isPresent() ? 1 : 0;
            wrong += equal ? 0 : 1;
            table.row(
                    finding.genome().toString(),
                    Long.toString(finding.macs()),
                    Long.toString(finding.params()),
                    finding.difference()
                            .map(d -> String.format(Locale.ROOT, "%.1e", d))
                            .orElse("-"),
                    finding.obstacle().isEmpty() ? "" : "runs; " + finding.obstacle());
        }
        String summary =
                "\n%d sub-networks were cut and run; %d were compared with %s, %d of"
                                .formatted(findings.size(), compared, with, wrong)
                        + " them differ by more than %s of the largest output.\n"
                                .formatted(TOLERANCE);
        String rest =
                compared < findings.size()
                        ? "The others cannot be compared here, for the reason that the table gives."
                                + " Compare their exports with your own framework.\n"
                        : "";
        format.print(out, () -> Tables.of(table), () -> table + summary + rest);
        return wrong == 0 ? 0 : 1;
    }
}
