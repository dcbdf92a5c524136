package dev.linas.cli.run;

import dev.linas.local.LocalStack;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.LogOptions;
import dev.linas.runtime.config.ServerOptions;
import dev.linas.runtime.logging.Logging;
import dev.linas.searches.stream.StreamProvisioning;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code linas local}. */
@Command(
        name = "local",
        description = {
            "Runs a Kafka broker and a schema registry on 127.0.0.1.",
            "They have the topics of Linas and run until they are stopped. Other commands started"
                    + " in the",
            "same folder find them by themselves."
        },
        footer = {"", "Example:", "  linas local --data .linas"})
public final class LocalCommand implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private LocalStackOptions local;
    @Mixin private ServerOptions server;
    @Mixin private LogOptions log;

    @Override
    public Integer call() {
        Logging.configure(log.file(local.logFile()));
        PrintWriter out = command.commandLine().getOut();
        out.println("starting broker and registry ...");
        out.flush();
        try (AppRunner runner = AppRunner.open("local", server.settings())) {
            LocalStack stack = local.start(runner);
            StreamProvisioning.provision(
                    new Connection(stack.bootstrap(), stack.registryUrl()), List.of(), out);
            out.println("broker    " + stack.bootstrap());
            out.println("registry  " + stack.registryUrl());
            out.println("stop with Ctrl-C; the data stays in " + local.data());
            out.flush();
            return runner.await();
        }
    }
}
