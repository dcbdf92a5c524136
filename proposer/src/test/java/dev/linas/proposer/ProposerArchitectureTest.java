package dev.linas.proposer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProposerArchitectureTest extends ArchitectureContract {
    ProposerArchitectureTest() {
        super("dev.linas.proposer", Set.of("dev.linas.proposer"), Map.of());
    }

    @Test
    void shouldKnowNoInstantOutsideTheShell() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.linas.proposer.*..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Instant")
                .check(classes());
    }

    @Test
    void shouldKnowNoTacticsInsideASearch() {
        noClasses()
                .that()
                .resideInAnyPackage("..design..", "..inner..", "..evolution..", "..batch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..tactic..")
                .check(classes());
    }
}
