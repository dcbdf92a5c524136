package dev.linas.cli.dashboard;

import dev.linas.cli.search.StreamOptions;
import dev.linas.dashboard.Dashboard;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code linas dashboard}. */
@Command(
        name = "dashboard",
        description = {
            "Shows the searches of a stream in the browser while they run.",
            "It answers on 127.0.0.1 unless --dashboard-host says otherwise. Whoever has the"
                    + " printed link can start searches, pause, resume, stop and extend them."
        },
        footer = {
            "",
            "Example:",
            "  linas dashboard --bootstrap 127.0.0.1:9092 --registry http://127.0.0.1:8080"
        })
public final class DashboardCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Mixin private StreamOptions stream;
    @Mixin private DashboardOptions options;

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        try (Dashboard dashboard = options.serve(stream.connection())) {
            PrintWriter out = command.commandLine().getOut();
            out.println("dashboard " + dashboard.link());
            out.println("stop with Ctrl-C");
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
