package dev.linas.proposer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.linas.proposer",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "dev.linas.proposer.design..",
        "dev.linas.proposer.inner..",
        "dev.linas.proposer.evolution..",
        "dev.linas.core.registry..",
        "dev.linas.proposer.motpe..",
        "dev.linas.proposer.batch..",
        "dev.linas.proposer.tactic.."
    };

    @ArchTest
    static final ArchRule domainShouldKnowNeitherKafkaNorAvro =
            noClasses()
                    .that()
                    .resideInAnyPackage(DOMAIN)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.apache.avro..",
                            "dev.linas.schemas..",
                            "dev.linas.runtime..");

    @ArchTest
    static final ArchRule domainShouldReadNoClockAndNoGlobalRandom =
            noClasses()
                    .that()
                    .resideInAnyPackage(DOMAIN)
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Instant")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule searchesShouldNotKnowTactics =
            noClasses()
                    .that()
                    .resideInAnyPackage("..design..", "..inner..", "..evolution..", "..batch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..tactic..");
}
