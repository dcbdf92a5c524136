package dev.linas.evaluator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.linas.evaluator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainShouldKnowNeitherKafkaNorAvro =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..evaluator.meter..",
                            "..evaluator.pool..",
                            "..evaluator.settings..",
                            "..evaluator.routing..",
                            "..evaluator.lut..",
                            "..evaluator.device..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.apache.avro..",
                            "dev.linas.schemas..",
                            "dev.linas.runtime..");

    @ArchTest
    static final ArchRule metersShouldNotKnowWhoUsesThem =
            noClasses()
                    .that()
                    .resideInAPackage("..evaluator.meter..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..evaluator.pool..", "..evaluator.worker..", "..evaluator.router..");

    @ArchTest
    static final ArchRule routingShouldReadNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage("..evaluator.routing..", "..evaluator.router..")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");
}
