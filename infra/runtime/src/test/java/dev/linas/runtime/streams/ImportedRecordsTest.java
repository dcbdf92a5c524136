package dev.linas.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.topics.ImportedMark;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ImportedRecordsTest {
    private static final TopicPartition MIXED = new TopicPartition("linas.searches", 0);
    private static final TopicPartition IMPORTED = new TopicPartition("linas.searches", 1);

    @Test
    void shouldLeaveOutWhatWasImportedAndKeepThePositions() {
        ConsumerRecord<byte[], byte[]> own = record(MIXED, 4);
        Map<TopicPartition, OffsetAndMetadata> next =
                Map.of(MIXED, new OffsetAndMetadata(6), IMPORTED, new OffsetAndMetadata(9));
        ConsumerRecords<byte[], byte[]> records =
                new ConsumerRecords<>(
                        Map.of(
                                MIXED, List.of(own, imported(MIXED, 5)),
                                IMPORTED, List.of(imported(IMPORTED, 8))),
                        next);

        ConsumerRecords<byte[], byte[]> kept = new ImportedRecords().onConsume(records);

        assertThat(kept).containsExactly(own);
        assertThat(kept.nextOffsets()).isEqualTo(next);
    }

    private static ConsumerRecord<byte[], byte[]> imported(TopicPartition partition, long offset) {
        ConsumerRecord<byte[], byte[]> record = record(partition, offset);
        ImportedMark.set(record.headers());
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, new byte[1], new byte[1]);
    }
}
