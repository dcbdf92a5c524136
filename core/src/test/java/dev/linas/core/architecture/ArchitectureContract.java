package dev.linas.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the packages of a module with domain code keep: a package is pure unless the module lists it
 * as part of its shell.
 *
 * <p>Pure means: it knows neither Kafka nor Avro nor the apps' runtime nor any package of the
 * shell; it draws no random numbers but from a seed; and it reads no clock.
 */
public abstract class ArchitectureContract extends PackageContract {
    private final Set<String> shell;
    private final Map<String, String> clockReaders;

    /**
     * @param root package of the module; all packages below it are checked
     * @param shell packages that are not pure, without their sub-packages
     * @param clockReaders classes outside the shell that read a clock, by simple name, with the
     *     reason
     */
    protected ArchitectureContract(
            String root, Set<String> shell, Map<String, String> clockReaders) {
        super(root);
        this.shell = shell;
        this.clockReaders = clockReaders;
    }

    @Test
    void shouldKnowNeitherStreamNorRuntimeOutsideTheShell() {
        ArchRuleDefinition.noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat(belongToTheStream())
                .allowEmptyShould(true)
                .check(classes());
    }

    @Test
    void shouldNotReachFromPurePackagesIntoTheShell() {
        ArchRuleDefinition.noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat(areShell())
                .allowEmptyShould(true)
                .check(classes());
    }

    @Test
    void shouldReadNoClockOutsideTheShell() {
        ArchRuleDefinition.classes()
                .that(arePure())
                .and(DescribedPredicate.not(mayReadTheClock()))
                .should(new AvoidCalls("read a clock", ArchitectureContract::readsClock))
                .allowEmptyShould(true)
                .check(classes());
    }

    @Test
    void shouldDrawNoRandomNumbersWithoutASeedOutsideTheShell() {
        ArchRuleDefinition.classes()
                .that(arePure())
                .should(new AvoidCalls("draw without a seed", ArchitectureContract::drawsUnseeded))
                .allowEmptyShould(true)
                .check(classes());
    }

    /** A list that names what is pure by now hides what becomes impure later. */
    @Test
    void shouldListNoPackageAsShellThatIsPure() {
        Set<String> needed = new TreeSet<>();
        for (JavaClass each : classes()) {
            if (needsTheShell(each)) {
                needed.add(each.getPackageName());
            }
        }
        assertThat(needed).containsExactlyInAnyOrderElementsOf(shell);
    }

    @Test
    void shouldListNoReaderOfTheClockThatReadsNone() {
        for (String name : clockReaders.keySet()) {
            assertThat(classes().stream().filter(each -> topLevelName(each).equals(name)))
                    .as(name)
                    .anyMatch(each -> AvoidCalls.of(each, ArchitectureContract::readsClock));
        }
    }

    private boolean needsTheShell(JavaClass each) {
        boolean mayReadTheClock = clockReaders.containsKey(topLevelName(each));
        return each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> isImpure(each, dependency.getTargetClass()))
                || AvoidCalls.of(each, ArchitectureContract::drawsUnseeded)
                || (!mayReadTheClock && AvoidCalls.of(each, ArchitectureContract::readsClock));
    }

    private boolean isImpure(JavaClass from, JavaClass target) {
        boolean isOfAnotherPackage = !target.getPackageName().equals(from.getPackageName());
        return belongToTheStream().test(target)
                || (isOfAnotherPackage && shell.contains(target.getPackageName()));
    }

    private DescribedPredicate<JavaClass> areShell() {
        return DescribedPredicate.describe(
                "are part of the shell", each -> shell.contains(each.getPackageName()));
    }

    private DescribedPredicate<JavaClass> arePure() {
        return DescribedPredicate.describe(
                "are outside the shell", each -> !shell.contains(each.getPackageName()));
    }

    private DescribedPredicate<JavaClass> mayReadTheClock() {
        return DescribedPredicate.describe(
                "may read the clock", each -> clockReaders.containsKey(topLevelName(each)));
    }

    private static DescribedPredicate<JavaClass> belongToTheStream() {
        return JavaClass.Predicates.resideInAnyPackage(
                "org.apache.kafka..",
                "org.apache.avro..",
                "dev.linas.schemas..",
                "dev.linas.runtime..");
    }

    private static String topLevelName(JavaClass each) {
        JavaClass top = each;
        while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
        }
        return top.getSimpleName();
    }

    private static boolean readsClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return (owner.equals("java.lang.System")
                        && (name.equals("nanoTime") || name.equals("currentTimeMillis")))
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"));
    }

    private static boolean drawsUnseeded(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        boolean constructsWithoutSeed =
                name.equals("<init>")
                        && access.getTarget().getDescription().contains("<init>()")
                        && Set.of("java.util.Random", "java.util.SplittableRandom").contains(owner);
        return constructsWithoutSeed
                || owner.equals("java.util.concurrent.ThreadLocalRandom")
                || owner.equals("java.security.SecureRandom")
                || (owner.equals("java.lang.Math") && name.equals("random"))
                || (owner.equals("java.util.UUID") && name.equals("randomUUID"));
    }
}
