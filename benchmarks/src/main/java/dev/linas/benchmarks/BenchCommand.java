package dev.linas.benchmarks;

import dev.linas.benchmarks.paper.PaperCommand;
import dev.linas.benchmarks.quality.QualityCommand;
import dev.linas.benchmarks.recovery.RecoveryCommand;
import dev.linas.benchmarks.scale.LogRatesCommand;
import dev.linas.benchmarks.scale.RoundsCommand;
import dev.linas.benchmarks.scale.SearchesCommand;
import dev.linas.benchmarks.scale.TurnaroundCommand;
import dev.linas.benchmarks.scale.WorkersCommand;
import dev.linas.benchmarks.suite.SuiteCommand;
import dev.linas.benchmarks.transfer.BenchTransferCommand;
import dev.linas.benchmarks.transfer.JoinCommand;
import picocli.CommandLine.Command;

/** {@code linas bench}: the benchmarks of search quality, of recovery and of scale. */
@Command(
        name = "bench",
        description =
                "Benchmarks of search quality, over simulated searches, of recovery and of scale.",
        subcommands = {
            QualityCommand.class,
            SuiteCommand.class,
            PaperCommand.class,
            RecoveryCommand.class,
            RoundsCommand.class,
            TurnaroundCommand.class,
            SearchesCommand.class,
            WorkersCommand.class,
            LogRatesCommand.class,
            BenchTransferCommand.class,
            JoinCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  linas bench quality --tactics linas,random --seeds 1-5",
            "  linas bench suite --data DIR --half choosing --seeds 1-5",
            "  linas bench paper --figure 6 --data DIR",
            "  linas bench recovery --kills 5",
            "  linas bench rounds --rows 500,5000"
        })
final class BenchCommand {}
