package dev.linas.runtime;

import dev.linas.core.architecture.PackageContract;

class ArchitectureTest extends PackageContract {
    ArchitectureTest() {
        super("dev.linas.runtime");
    }
}
