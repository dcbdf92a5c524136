package dev.linas.benchmarks;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class BenchmarksArchitectureTest extends ArchitectureContract {
    BenchmarksArchitectureTest() {
        super(
                "dev.linas.benchmarks",
                Set.of(
                        "dev.linas.benchmarks",
                        "dev.linas.benchmarks.meter",
                        "dev.linas.benchmarks.paper",
                        "dev.linas.benchmarks.problem",
                        "dev.linas.benchmarks.quality",
                        "dev.linas.benchmarks.recovery",
                        "dev.linas.benchmarks.report",
                        "dev.linas.benchmarks.scale",
                        "dev.linas.benchmarks.suite",
                        "dev.linas.benchmarks.transfer"),
                Map.of());
    }
}
