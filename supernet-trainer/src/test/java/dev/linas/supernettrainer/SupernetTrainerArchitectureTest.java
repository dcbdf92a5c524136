package dev.linas.supernettrainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupernetTrainerArchitectureTest extends ArchitectureContract {
    SupernetTrainerArchitectureTest() {
        super("dev.linas.supernettrainer", Set.of("dev.linas.supernettrainer"), Map.of());
    }

    @Test
    void shouldKnowNoPyTorchInTasks() {
        noClasses()
                .that()
                .resideInAnyPackage("..supernettrainer.task..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.djl..", "..supernettrainer.torch..", "..supernettrainer.training..")
                .check(classes());
    }

    @Test
    void shouldKnowNothingOfTheStream() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "org.apache.avro..", "dev.linas.schemas..")
                .check(classes());
    }
}
