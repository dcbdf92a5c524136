package dev.linas.log.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.Archive;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.RandomRecords;
import dev.linas.schemas.Round;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherIdTest {
    @Test
    void shouldChangeTheIdWhereverARecordHoldsIt() {
        Predictor predictor = RandomRecords.of(Predictor.class, 1);
        Archive archive = RandomRecords.of(Archive.class, 2);
        predictor.put("searchId", "old");
        archive.put("searchId", "old");
        Round round =
                Round.newBuilder(RandomRecords.of(Round.class, 3))
                        .setSearchId("old")
                        .setPredictors(List.of(predictor))
                        .setArchive(archive)
                        .build();
        LogEntry entry =
                LogEntry.newBuilder(RandomRecords.of(LogEntry.class, 4))
                        .setKey("old/metric@pool")
                        .setValue(round)
                        .build();

        LogEntry changed = new OtherId("old", "new").apply(entry);

        Round value = (Round) changed.getValue();
        assertThat(changed.getKey()).isEqualTo("new/metric@pool");
        assertThat(value.getSearchId()).isEqualTo("new");
        assertThat(value.getPredictors().get(0).getSearchId()).isEqualTo("new");
        assertThat(value.getArchive().getSearchId()).isEqualTo("new");
    }
}
