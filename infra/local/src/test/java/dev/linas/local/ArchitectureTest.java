package dev.linas.local;

import dev.linas.core.architecture.PackageContract;

class ArchitectureTest extends PackageContract {
    ArchitectureTest() {
        super("dev.linas.local");
    }
}
