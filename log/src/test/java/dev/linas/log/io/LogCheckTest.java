package dev.linas.log.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.log.SimulatedRecords;
import dev.linas.log.record.InvalidLogException;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCheckTest {
    private static final Path FILE = Path.of("some.avro");

    @TempDir static Path folder;

    private static SearchLog log;

    @BeforeAll
    static void runASearch() throws Exception {
        log = SimulatedRecords.run(folder, "").log();
    }

    @Test
    void shouldTakeTheLogOfASearch() {
        assertThat(checked(entries())).containsExactly("recorded");
    }

    @Test
    void shouldNameTheEntryOfAnotherSpace() {
        List<LogEntry> entries = entries();
        Measurement elsewhere =
                Measurement.newBuilder(log.measurements().get(7)).setSpaceDigest("0").build();
        entries.set(8, entry(Topics.MEASUREMENTS.name(), 7, elsewhere));

        assertWrong(entries, "some.avro: entry 9 is of space 0, but search 'recorded' is of ");
    }

    @Test
    void shouldNameTheEntryThatStandsTwice() {
        List<LogEntry> entries = entries();
        entries.add(5, entries.get(4));

        assertWrong(
                entries,
                "some.avro: entry 6 is offset 3 of partition 0 of linas.measurements, after"
                        + " offset 3");
    }

    @Test
    void shouldNameATopicThatThereIsNot() {
        List<LogEntry> entries = entries();
        entries.add(entry("linas.elsewhere", 0, log.search()));

        assertWrong(entries, "is of topic 'linas.elsewhere'; this version knows none");
    }

    @Test
    void shouldMissTheSearch() {
        assertWrong(entries().subList(1, 9), "records of search recorded, but not the one that");
        assertWrong(List.of(), "some.avro: holds no search");
    }

    private static void assertWrong(List<LogEntry> entries, String message) {
        assertThatThrownBy(() -> checked(entries))
                .isInstanceOf(InvalidLogException.class)
                .hasMessageContaining(message);
    }

    private static Set<String> checked(List<LogEntry> entries) {
        LogCheck check =
                new LogCheck(FILE, Set.of(Topics.SEARCHES.name(), Topics.MEASUREMENTS.name()));
        entries.forEach(check::accept);
        return check.searches();
    }

    private static List<LogEntry> entries() {
        List<LogEntry> entries = new ArrayList<>();
        entries.add(entry(Topics.SEARCHES.name(), 0, log.search()));
        for (Measurement measurement : log.measurements()) {
            entries.add(entry(Topics.MEASUREMENTS.name(), entries.size() - 1, measurement));
        }
        return entries;
    }

    private static LogEntry entry(String topic, long offset, SpecificRecord value) {
        return LogEntry.newBuilder()
                .setTopic(topic)
                .setPartition(0)
                .setOffset(offset)
                .setTimestamp(Instant.EPOCH)
                .setKey("recorded")
                .setValue(value)
                .build();
    }
}
