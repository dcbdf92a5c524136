package dev.linas.cli;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class CliArchitectureTest extends ArchitectureContract {
    CliArchitectureTest() {
        super(
                "dev.linas.cli",
                Set.of(
                        "dev.linas.cli",
                        "dev.linas.cli.dashboard",
                        "dev.linas.cli.devices",
                        "dev.linas.cli.doctor",
                        "dev.linas.cli.export",
                        "dev.linas.cli.init",
                        "dev.linas.cli.log",
                        "dev.linas.cli.lut",
                        "dev.linas.cli.rehearsal",
                        "dev.linas.cli.replay",
                        "dev.linas.cli.run",
                        "dev.linas.cli.search",
                        "dev.linas.cli.simulate",
                        "dev.linas.cli.status",
                        "dev.linas.cli.supernet",
                        "dev.linas.cli.transfer"),
                Map.of());
    }
}
