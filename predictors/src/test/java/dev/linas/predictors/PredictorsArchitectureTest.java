package dev.linas.predictors;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class PredictorsArchitectureTest extends ArchitectureContract {
    PredictorsArchitectureTest() {
        super("dev.linas.predictors", Set.of(), Map.of());
    }
}
