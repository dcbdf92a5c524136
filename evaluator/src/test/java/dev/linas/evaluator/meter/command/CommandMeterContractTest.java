package dev.linas.evaluator.meter.command;

import dev.linas.evaluator.meter.MeterContract;
import dev.linas.evaluator.pool.PoolSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CommandMeterContractTest extends MeterContract {
    @TempDir Path folder;

    @Override
    protected PoolSettings pool() {
        return FakeCommand.pool("good", "60s", folder, "m");
    }
}
