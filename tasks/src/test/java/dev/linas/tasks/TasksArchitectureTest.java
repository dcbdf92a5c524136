package dev.linas.tasks;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class TasksArchitectureTest extends ArchitectureContract {
    TasksArchitectureTest() {
        super(
                "dev.linas.tasks",
                Set.of(),
                Map.of("ImageCheck", "it tells its progress now and then; no value depends on it"));
    }
}
