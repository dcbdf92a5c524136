package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.TokenStreamFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Files that users write are read by {@code dev.linas.core.config}, and by nothing else. */
class OneReaderTest {
    private static final String CONFIG = "dev.linas.core.config";

    /** What else reads JSON, none of which anybody writes by hand. */
    private static final Map<String, String> READERS_OF_PROGRAMS =
            Map.of(
                    "CommandProtocol", "answers of the command of a meter",
                    "DeviceColumns", "results that searches wrote",
                    "ExportPool", "settings of a pool in the record of a search",
                    "KeptJson", "files that run keeps for itself",
                    "SafetensorsHeader", "headers of tensor files",
                    "SearchChange", "settings of a pool in the record of a search",
                    "SubjectRegistry", "answers of the registry");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.linas");

    @Test
    void shouldParseJsonOnlyThereAndWhereProgramsSpeak() {
        Set<String> parsing = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (!each.getPackageName().equals(CONFIG)
                    && each.getMethodCallsFromSelf().stream().anyMatch(OneReaderTest::parses)) {
                parsing.add(outermost(each).getSimpleName());
            }
        }
        assertThat(parsing).containsExactlyInAnyOrderElementsOf(READERS_OF_PROGRAMS.keySet());
    }

    @Test
    void shouldKnowYamlOnlyThere() {
        Set<String> knowing = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .anyMatch(name -> name.contains("yaml"))) {
                knowing.add(each.getPackageName());
            }
        }
        assertThat(knowing).containsExactly(CONFIG);
    }

    private static JavaClass outermost(JavaClass each) {
        return each.getEnclosingClass().map(OneReaderTest::outermost).orElse(each);
    }

    private static boolean parses(JavaMethodCall call) {
        String name = call.getTarget().getName();
        return (name.startsWith("read") && call.getTargetOwner().isAssignableTo(ObjectMapper.class))
                || (name.equals("createParser")
                        && call.getTargetOwner().isAssignableTo(TokenStreamFactory.class));
    }
}
