package dev.linas.log;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class LogArchitectureTest extends ArchitectureContract {
    LogArchitectureTest() {
        super(
                "dev.linas.log",
                Set.of( // they work on the records of the contract
                        "dev.linas.log.compare",
                        "dev.linas.log.counterfactual",
                        "dev.linas.log.explain",
                        "dev.linas.log.files",
                        "dev.linas.log.io",
                        "dev.linas.log.record",
                        "dev.linas.log.replay",
                        "dev.linas.log.rows"),
                Map.of());
    }
}
