package dev.linas.runtime;

import dev.linas.core.architecture.PackageContract;

class RuntimeArchitectureTest extends PackageContract {
    RuntimeArchitectureTest() {
        super("dev.linas.runtime");
    }
}
