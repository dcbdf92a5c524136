package dev.linas.cli.search;

import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.stream.JoiningDevice;
import dev.linas.searches.stream.SearchRecords;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search add-pool}. */
@Command(
        name = "add-pool",
        description = {
            "Has a further pool measure every later candidate of a search.",
            "Its metrics are recorded beside the objectives; no round waits for them.",
            "",
            "With --as-objective the pool is a device of its own: a search ID.POOL begins for what"
                + " ID measures on no particular device and for the pool's metric. It uses all that"
                + " ID has measured, so its front is good after some twenty measurements."
        },
        footer = {
            "",
            "Examples:",
            "  linas search add-pool nb201-pixel2 raspi4 latency_ms",
            "  linas search add-pool nb201-pixel2 --pool phone --metric latency_ms --as-objective"
        })
final class SearchAddPoolCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "POOL METRIC",
            description = "Name of the pool, then the metrics that it is to measure.")
    private List<String> positional = List.of();

    @Option(names = "--pool", paramLabel = "POOL", description = "Name of the pool.")
    private String pool;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "A metric that it is to measure; may be given several times.")
    private List<String> metrics = List.of();

    @Option(
            names = "--as-objective",
            description = "Begin a search for a front of the pool, from what ID has measured.")
    private boolean asObjective;

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "" + JoiningDevice.DEFAULT_BUDGET,
            description =
                    "With --as-objective: evaluations of the search. Default: ${DEFAULT-VALUE}.")
    private int budget;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        LinkedHashSet<String> wanted = new LinkedHashSet<>(metrics);
        List<String> rest = positional;
        if (pool == null && !positional.isEmpty()) {
            pool = positional.get(0);
            rest = positional.subList(1, positional.size());
        }
        wanted.addAll(rest);
        if (pool == null || wanted.isEmpty()) {
            throw new UserError(
                    ("a pool and a metric of it are needed, as in 'linas search add-pool %s --pool"
                                    + " phone --metric latency_ms'")
                            .formatted(id));
        }
        try {
            Topics.checkPool(pool);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
        String answer =
                asObjective ? join(List.copyOf(wanted)) : measureBeside(List.copyOf(wanted));
        PrintWriter out = command.commandLine().getOut();
        out.println(answer);
        out.flush();
        return 0;
    }

    private String measureBeside(List<String> wanted) throws InterruptedException {
        SearchRecords searches = stream.searches();
        searches.get(id).requireLaterCandidates();
        searches.addPool(id, pool, wanted);
        return "search '%s': pool %s is asked for %s from the next round on"
                .formatted(id, pool, String.join(", ", wanted));
    }

    private String join(List<String> wanted) throws InterruptedException {
        if (wanted.size() > 1) {
            throw new UserError(
                    "--as-objective with the metrics %s; expected one: the one that the device"
                                    .formatted(wanted)
                            + " is compared by");
        }
        if (budget < 1) {
            throw new UserError("--budget is %d; expected 1 or more".formatted(budget));
        }
        JoiningDevice device = new JoiningDevice(pool, wanted.get(0), budget);
        return device.started(stream.searches().join(id, device, CodeVersion.current()), id);
    }
}
