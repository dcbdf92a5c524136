package dev.linas.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.linas.trainer",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "dev.linas.trainer.predictor..", "dev.linas.trainer.round..", "dev.linas.trainer.progress.."
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
                            "dev.linas.runtime..",
                            "dev.linas.trainer.stream..",
                            "dev.linas.trainer.state..");

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

    /** Their results may differ between JVMs: StrictMath's do not. */
    @ArchTest
    static final ArchRule domainShouldTakeTranscendentalFunctionsFromStrictMath =
            noClasses()
                    .that()
                    .resideInAnyPackage(DOMAIN)
                    .should()
                    .callMethod(Math.class, "exp", double.class)
                    .orShould()
                    .callMethod(Math.class, "log", double.class)
                    .orShould()
                    .callMethod(Math.class, "pow", double.class, double.class);

    @ArchTest
    static final ArchRule predictorsShouldNotKnowRounds =
            noClasses()
                    .that()
                    .resideInAPackage("dev.linas.trainer.predictor..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.linas.trainer.round..", "dev.linas.trainer.progress..");
}
