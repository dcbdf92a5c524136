package dev.linas.benchmarks;

import dev.linas.benchmarks.paper.PaperCommand;
import dev.linas.benchmarks.quality.QualityCommand;
import picocli.CommandLine.Command;

/** {@code linas bench}: the benchmarks of search quality. */
@Command(
        name = "bench",
        description = "Benchmarks of search quality, over simulated searches.",
        subcommands = {QualityCommand.class, PaperCommand.class},
        footer = {
            "",
            "Examples:",
            "  linas bench quality --tactics linas,random --seeds 1-5",
            "  linas bench paper --figure 6 --data DIR"
        })
final class BenchCommand {}
