package dev.linas.proposer;

import dev.linas.runtime.app.StreamsAppOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code linas proposer}. */
@Command(
        name = "proposer",
        description = {
            "Proposes the candidates of all searches until it is stopped.",
            "Several proposers share the searches; each needs a state folder of its own."
        },
        footer = {
            "",
            "Examples:",
            "  linas proposer",
            "  linas proposer --bootstrap host:9092 --registry http://host:8081 --admin-port 9401"
        })
public final class ProposerCommand implements Callable<Integer> {
    @Mixin private StreamsAppOptions app;

    @Override
    public Integer call() throws InterruptedException {
        return app.run("proposer", ProposerConfig::new, ProposerApp::prepare);
    }

    /**
     * The validated configuration; {@link dev.linas.runtime.error.UserError} if it cannot be used.
     */
    ProposerConfig config() {
        return app.configure(ProposerConfig::new);
    }
}
