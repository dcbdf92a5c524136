package dev.linas.core.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Violated by every call, constructor call and method reference that a predicate holds for. */
final class AvoidCalls extends ArchCondition<JavaClass> {
    private final Predicate<JavaAccess<?>> avoided;

    AvoidCalls(String what, Predicate<JavaAccess<?>> avoided) {
        super("not " + what);
        this.avoided = avoided;
    }

    /** Whether a class has a call that a predicate holds for. */
    static boolean of(JavaClass each, Predicate<JavaAccess<?>> avoided) {
        return each.getAccessesFromSelf().stream().anyMatch(avoided);
    }

    @Override
    public void check(JavaClass each, ConditionEvents events) {
        for (JavaAccess<?> access : each.getAccessesFromSelf()) {
            if (avoided.test(access)) {
                events.add(SimpleConditionEvent.violated(access, access.getDescription()));
            }
        }
    }
}
