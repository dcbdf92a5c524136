package dev.linas.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.linas.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
    @ArchTest
    static final ArchRule simulationKnowsNeitherKafkaNorAvro =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.linas.cli.simulate..")
                            "dev.linas.searches.result..",
                            "dev.linas.searches.text..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "org.apache.avro..", "dev.linas.schemas..");
}
