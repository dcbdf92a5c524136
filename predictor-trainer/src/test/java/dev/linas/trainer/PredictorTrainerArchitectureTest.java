package dev.linas.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredictorTrainerArchitectureTest extends ArchitectureContract {
    PredictorTrainerArchitectureTest() {
        super(
                "dev.linas.trainer",
                Set.of("dev.linas.trainer", "dev.linas.trainer.state", "dev.linas.trainer.stream"),
                Map.of());
    }

    @Test
    void shouldKnowNoInstantOutsideTheShell() {
        noClasses()
                .that()
                .resideInAnyPackage("..trainer.round..", "..trainer.progress..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Instant")
                .check(classes());
    }
}
