package dev.linas.dashboard;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class DashboardArchitectureTest extends ArchitectureContract {
    DashboardArchitectureTest() {
        super("dev.linas.dashboard", Set.of("dev.linas.dashboard"), Map.of());
    }
}
