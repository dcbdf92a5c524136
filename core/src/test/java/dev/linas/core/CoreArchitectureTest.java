package dev.linas.core;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class CoreArchitectureTest extends ArchitectureContract {
    CoreArchitectureTest() {
        super("dev.linas.core", Set.of(), Map.of());
    }
}
