package dev.linas.evaluator.meter.lookup;

import static dev.linas.evaluator.PoolFixture.settings;
import static dev.linas.evaluator.PoolFixture.write;

import dev.linas.evaluator.meter.MeterContract;
import dev.linas.evaluator.pool.PoolSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LookupMeterContractTest extends MeterContract {
    @TempDir Path folder;

    @Override
    protected PoolSettings pool() {
        write(
                folder,
                "t.json",
                """
                {"format": "linas-lookup-table/1", "metrics": {"m": {"bias": 1, "terms": [
                 {"variables": ["kind"], "values": {"a": 1, "b": 2}}]}}}
                """);
        return settings("p", "{'meter':'lookup-table','file':'t.json','metrics':['m']}", folder);
    }
}
