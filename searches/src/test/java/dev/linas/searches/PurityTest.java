package dev.linas.searches;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.linas.searches",
        importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
    @ArchTest
    static final ArchRule simulationKnowsNeitherKafkaNorAvro =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.linas.searches.simulation..",
                            "dev.linas.searches.result..",
                            "dev.linas.searches.text..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "org.apache.avro..", "dev.linas.schemas..");
}
