package dev.linas.local;

import dev.linas.core.architecture.PackageContract;

class LocalArchitectureTest extends PackageContract {
    LocalArchitectureTest() {
        super("dev.linas.local");
    }
}
