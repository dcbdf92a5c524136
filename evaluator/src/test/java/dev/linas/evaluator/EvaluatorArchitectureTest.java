package dev.linas.evaluator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.linas.core.architecture.ArchitectureContract;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluatorArchitectureTest extends ArchitectureContract {
    EvaluatorArchitectureTest() {
        super(
                "dev.linas.evaluator",
                Set.of(
                        "dev.linas.evaluator",
                        "dev.linas.evaluator.fleet",
                        "dev.linas.evaluator.mapping",
                        "dev.linas.evaluator.router",
                        "dev.linas.evaluator.worker"),
                Map.of(
                        "CommandMeter",
                        "it rests between starts of a silent program; no value depends on it",
                        "EnergyProbe",
                        "it measures energy over a time",
                        "ProbeSeconds",
                        "it measures how long each metric takes"));
    }

    @Test
    void shouldKnowNothingOfWhoUsesMetersInMeters() {
        noClasses()
                .that()
                .resideInAnyPackage("..evaluator.meter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..evaluator.pool..", "..evaluator.worker..", "..evaluator.router..")
                .check(classes());
    }

    @Test
    void shouldReadNoClockWhereCandidatesAreRouted() {
        noClasses()
                .that()
                .resideInAnyPackage("..evaluator.routing..", "..evaluator.router..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes());
    }
}
