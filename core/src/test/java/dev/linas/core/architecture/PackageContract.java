package dev.linas.core.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What the packages of every module keep: they do not depend on each other in a circle, and they
 * take transcendental functions from {@link StrictMath}, whose results are the same on every
 * machine; and they know no family of super-networks.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PackageContract {
    private static final Set<String> TRANSCENDENTAL =
            Set.of(
                    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh",
                    "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

    private static final String SUPERNET = "dev.linas.supernet";

    private static final String FAMILY = SUPERNET + ".family.SuperNetworkFamily";

    private final JavaClasses classes;

    /**
     * @param root package of the module; all packages below it are checked
     */
    protected PackageContract(String root) {
        this.classes = imported(root);
    }

    private static JavaClasses imported(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("jmh_generated"))
                .importPackages(root);
    }

    /** All classes of the module but those of its tests. */
    protected final JavaClasses classes() {
        return classes;
    }

    @Test
    void shouldHaveNoCircleOfPackages() {
        slices().assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    /** What a network computes is its family's affair; to all others it is a plan and a graph. */
    @Test
    void shouldKnowAFamilyOfSuperNetworksOnlyWhereItIsRegisteredOrTrained() {
        String[] families = families();
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(families)
                .and()
                .resideOutsideOfPackages(trained(families))
                .and()
                .doNotHaveFullyQualifiedName("dev.linas.supernet.Families")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(families)
                .allowEmptyShould(true)
                .check(classes);
    }

    /** The packages that train them, which have the names of the families' own. */
    private static String[] trained(String[] families) {
        return Arrays.stream(families)
                .map(each -> each.replace(SUPERNET + ".", "dev.linas.supernettrainer."))
                .toArray(String[]::new);
    }

    /** Packages of families: those with a class that is one; none where supernet is not there. */
    private static String[] families() {
        return imported(SUPERNET).stream()
                .filter(each -> !each.isInterface() && each.isAssignableTo(FAMILY))
                .map(each -> each.getPackageName() + ".")
                .filter(each -> !FAMILY.startsWith(each)) // families that tests bring along
                .map(each -> each + ".")
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    /** Results of Math's may differ between JVMs; those of StrictMath do not. */
    @Test
    void shouldTakeTranscendentalFunctionsFromStrictMath() {
        ArchRuleDefinition.classes()
                .should(new AvoidCalls("call Math", PackageContract::isTranscendental))
                .check(classes);
    }

    private static boolean isTranscendental(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("java.lang.Math")
                && TRANSCENDENTAL.contains(access.getName());
    }

    /** Every package is a slice of its own. */
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass each) {
            return SliceIdentifier.of(each.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
