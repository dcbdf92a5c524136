package dev.linas.searches;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class SearchesArchitectureTest extends ArchitectureContract {
    SearchesArchitectureTest() {
        super(
                "dev.linas.searches",
                Set.of(
                        "dev.linas.searches.doctor",
                        "dev.linas.searches.export",
                        "dev.linas.searches.file",
                        "dev.linas.searches.output",
                        "dev.linas.searches.run",
                        "dev.linas.searches.stream"),
                Map.of(
                        "SimulationRuns",
                        "it tells how long a search took; nothing depends on it",
                        "ObjectiveMeters",
                        "it tells how long measuring took, of which measuring again gets a share"));
    }
}
