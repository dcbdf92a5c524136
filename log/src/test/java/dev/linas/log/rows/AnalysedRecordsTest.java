package dev.linas.log.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.config.DecimalText;
import dev.linas.log.LogFiles;
import dev.linas.log.SimulatedRecords;
import dev.linas.log.analysis.AnalysisPart;
import dev.linas.log.analysis.LogAnalysis;
import dev.linas.log.record.InvalidLogException;
import dev.linas.log.record.SearchLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysedRecordsTest {
    @TempDir Path folder;

    @Test
    void shouldEndAtTheHypervolumeThatTheSearchPublished() throws Exception {
        SearchLog log = SimulatedRecords.run(folder, "").log();
        Path file = write(log);

        AnalysedRecords records = AnalysedRecords.ofFile(file, Optional.empty());

        List<AnalysisPart> parts =
                LogAnalysis.of(
                        records.log(), records.objectives(), records.referencePoint(), "ridge");
        String curve = parts.get(parts.size() - 1).csv();
        double published = log.rounds().get(log.rounds().size() - 1).getArchive().getHypervolume();
        assertThat(curve.strip())
                .contains("recorded,60,0.6")
                .endsWith("," + DecimalText.of(published) + ",100");
        assertThat(parts.get(1).csv()).hasLineCount(1 + 2 * 6);
    }

    @Test
    void shouldSayWhichSearchesAreNotThere() throws Exception {
        Path file = write(SimulatedRecords.run(folder, "").log());

        assertThatThrownBy(() -> AnalysedRecords.ofFile(file, Optional.of("other")))
                .isInstanceOf(InvalidLogException.class)
                .hasMessageContaining("holds no search 'other'");
    }

    private Path write(SearchLog log) throws IOException {
        List<Object> values = new ArrayList<>(List.of(log.search()));
        values.addAll(log.measurements());
        values.addAll(log.rounds());
        return LogFiles.write(folder.resolve("log.avro"), values);
    }
}
