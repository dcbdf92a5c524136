package dev.linas.supernet;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class SupernetArchitectureTest extends ArchitectureContract {
    SupernetArchitectureTest() {
        super("dev.linas.supernet", Set.of(), Map.of());
    }
}
