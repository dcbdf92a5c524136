package dev.linas.evaluator.meter.table;

import static dev.linas.evaluator.PoolFixture.settings;
import static dev.linas.evaluator.PoolFixture.write;

import dev.linas.evaluator.meter.MeterContract;
import dev.linas.evaluator.pool.PoolSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TableMeterContractTest extends MeterContract {
    @TempDir Path folder;

    @Override
    protected PoolSettings pool() {
        write(folder, "t.csv", "k,d,w,v\n0,0,0,5\n");
        return settings(
                "p",
                "{'meter':'table','file':'t.csv','genome':['k','d','w'],'metrics':{'m':'v'}}",
                folder);
    }
}
