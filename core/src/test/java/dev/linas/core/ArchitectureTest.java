package dev.linas.core;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class ArchitectureTest extends ArchitectureContract {
    ArchitectureTest() {
        super("dev.linas.core", Set.of(), Map.of());
    }
}
