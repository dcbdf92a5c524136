package dev.linas.evaluator.meter.onnx;

import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.MeterContract;
import dev.linas.evaluator.pool.PoolSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OnnxMeterContractTest extends MeterContract {
    @TempDir Path folder;

    @Override
    protected PoolSettings pool() {
        return new DigitsFixture(folder).pool("'accuracy_top1'", "");
    }

    @Override
    protected SearchSpace space() {
        return DigitsFixture.SPACE;
    }

    @Override
    protected String metric() {
        return "accuracy_top1";
    }
}
