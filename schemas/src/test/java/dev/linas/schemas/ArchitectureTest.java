package dev.linas.schemas;

import dev.linas.core.architecture.PackageContract;

class ArchitectureTest extends PackageContract {
    ArchitectureTest() {
        super("dev.linas.schemas");
    }
}
