package dev.linas.proposer;

import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.streams.StreamsApp;

/** The proposer as a service, for its own command and for {@code linas run}. */
public final class ProposerApp {
    private ProposerApp() {}

    /** Builds the service without starting it; no network traffic yet. */
    public static StreamsApp prepare(ProposerConfig config) {
        return new StreamsApp(
                config.streams(),
                new ProposerTopology(config.connection().serdes(), CodeVersion.current()));
    }
}
