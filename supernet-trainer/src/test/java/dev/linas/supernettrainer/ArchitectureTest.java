package dev.linas.supernettrainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.linas.supernettrainer",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule tasksShouldNotKnowPyTorch =
            noClasses()
                    .that()
                    .resideInAPackage("..supernettrainer.task..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "ai.djl..",
                            "..supernettrainer.torch..",
                            "..supernettrainer.training..");

    @ArchTest
    static final ArchRule trainerShouldNotKnowTheStream =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "org.apache.avro..", "dev.linas.schemas..");
}
