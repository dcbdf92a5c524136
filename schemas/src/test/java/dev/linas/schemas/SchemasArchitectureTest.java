package dev.linas.schemas;

import dev.linas.core.architecture.PackageContract;

class SchemasArchitectureTest extends PackageContract {
    SchemasArchitectureTest() {
        super("dev.linas.schemas");
    }
}
