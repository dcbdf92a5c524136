package dev.linas.evaluator.meter.command;

import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.pool.Meters;
import java.nio.file.Path;

/**
 * An evaluator that measures with the shell script {@code score} of a folder, and says what came
 * out.
 */
public final class MeasuringMain {
    private MeasuringMain() {}

    /** Measures once. */
    public static void main(String... arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        try (Meter meter =
                Meters.open(
                        PoolFixture.settings(
                                "p",
                                "{'meter':'command','command':['sh','score'],'metrics':['m']}",
                                folder),
                        PoolFixture.SPACE)) {
            System.out.println(ScriptedCommand.measure(meter, ScriptedCommand.BAD));
        }
    }
}
