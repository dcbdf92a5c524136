package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.RowOutcome;
import dev.linas.log.table.read.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that other tools write. */
class ForeignTablesTest {
    @TempDir Path folder;

    @Test
    void shouldReadResultsOfDynasForTranslation() throws IOException {
        String dictionary =
                "{'encoder_embed_dim': [640], 'decoder_embed_dim': [512],"
                        + " 'encoder_layer_num': [6], 'decoder_layer_num': [2],"
                        + " 'encoder_ffn_embed_dim': [3072, 1024, 1024, 1024, 1024, 1024],"
                        + " 'decoder_ffn_embed_dim': [2048, 1024, 1024, 1024, 1024, 1024],"
                        + " 'encoder_self_attention_heads': [8, 4, 4, 4, 4, 4],"
                        + " 'decoder_self_attention_heads': [4, 4, 4, 4, 4, 4],"
                        + " 'decoder_ende_attention_heads': [8, 8, 4, 4, 4, 4],"
                        + " 'decoder_arbitrary_ende_attn': [-1, 2, 1, 1, 1, 1]}";
        LogTable table =
                read(
                        "Sub-network,Date,Model Parameters,Latency (ms),MACs,BLEU Score\n"
                                + "\"%s\",2022-06-01 12:00:00.123456,1,88.5,0,26.75\n"
                                        .formatted(dictionary),
                        "hat-transformer-wmt14-en-de",
                        Map.of());

        LogRow row = table.rows().get(0);
        assertThat(table.metrics()).containsExactlyInAnyOrder("params", "latency_ms", "bleu");
        assertThat(row.metrics()).containsEntry("bleu", MetricValue.of(26.75));
        assertThat(row.options())
                .contains("640", "3072", "2048")
                .endsWith("-1", "2", "", "", "", "");
        assertThat(row.measuredAt()).contains(Instant.parse("2022-06-01T12:00:00.123Z"));
    }

    @Test
    void shouldReadResultsOfDynasForSentiment() throws IOException {
        LogTable table =
                read(
                        """
                        Sub-network,Date,Model Parameters,Latency (ms),MACs,SST-2 Acc
                        "{'num_layers': [6], 'num_attention_heads': [12, 6, 6, 6, 6, 8, 6, 6, 6, 6,\
                         6, 6], 'intermediate_size': [1024, 3072, 1024, 1024, 1024, 1024, 1024,\
                         1024, 1024, 1024, 1024, 1024]}",2022-06-01 12:00:00,1,2,3,0.91
                        """,
                        "bert-base-sst2",
                        Map.of());

        assertThat(table.metrics()).contains("accuracy_sst2");
        assertThat(table.rows().get(0).options())
                .startsWith("6", "12", "6", "6", "6", "6", "8", "");
    }

    @Test
    void shouldReadTrialsOfOptuna() throws IOException {
        LogTable table =
                read(
                        """
                        ,number,values_0,values_1,datetime_start,datetime_complete,duration,\
                        params_op0,params_op1,params_op2,params_op3,params_op4,params_op5,state
                        0,0,71.5,3,2026-01-31 12:00:00.5,2026-01-31 12:00:02,0 days 00:00:01.5,\
                        none,nor_conv_3x3,none,none,none,none,COMPLETE
                        1,1,,,2026-01-31 12:00:03,2026-01-31 12:00:04,0 days,\
                        none,none,none,none,none,none,FAIL
                        2,2,,,2026-01-31 12:00:05,,,none,none,none,none,none,none,RUNNING
                        3,3,71.5,3,2026-01-31 12:00:06,2026-01-31 12:00:07,0 days,\
                        none,nor_conv_3x3,none,none,none,none,TrialState.COMPLETE
                        """,
                        "nas-bench-201",
                        Map.of("top1", "values_0"));

        assertThat(table.rows()).extracting(LogRow::index).containsExactly(0, 1, 3);
        assertThat(table.rows())
                .extracting(LogRow::outcome)
                .containsExactly(
                        RowOutcome.MEASURED, RowOutcome.FAILED_PERMANENT, RowOutcome.MEASURED);
        LogRow first = table.rows().get(0);
        assertThat(first.durationMillis()).isEqualTo(OptionalLong.of(1500));
        assertThat(first.options().get(1)).isEqualTo("nor_conv_3x3");
        assertThat(first.metrics().keySet()).containsExactlyInAnyOrder("top1", "values_1");
    }

    @Test
    void shouldReadIndicesWhereTheyAreNoOptionsAndEachPoolApart() throws IOException {
        LogTable table =
                read(
                        """
                        op0,op1,op2,op3,op4,op5,acc,ms@pi,ms@phone,ms@pi_standard_error,note
                        1,2,3,4,0,1,70,10,20,0.5,x
                        1,2,3,4,0,2,71,,21,,
                        """,
                        "nas-bench-201",
                        Map.of());

        assertThat(table.rows())
                .extracting(LogRow::pool)
                .containsExactly("log", "pi", "phone", "log", "phone");
        assertThat(table.rows().get(0).genome()).isEqualTo(Genome.of(1, 2, 3, 4, 0, 1));
        assertThat(table.rows().get(1).metrics())
                .isEqualTo(Map.of("ms", new MetricValue(10, Double.NaN, 0.5)));
        assertThat(table.metrics()).containsExactly("acc", "ms");
    }

    @Test
    void shouldReadAColumnOfGenomes() throws IOException {
        LogTable table =
                read(
                        """
                        genome,acc
                        "[0, 1, 2, 3, 4, 0]",70
                        "1,1,1,1,1,1",71
                        """,
                        "nas-bench-201",
                        Map.of());

        assertThat(table.rows())
                .extracting(LogRow::genome)
                .containsExactly(Genome.of(0, 1, 2, 3, 4, 0), Genome.of(1, 1, 1, 1, 1, 1));
    }

    private LogTable read(String text, String space, Map<String, String> metrics)
            throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return LogTables.read(
                file,
                Optional.empty(),
                new Foreign(BuiltInSpaces.find(space), "s", "log", metrics, true),
                note -> {});
    }

    @Test
    void shouldReadParquetOfOthers() throws IOException {
        Path csv = folder.resolve("t.csv");
        try (var in = ForeignTablesTest.class.getResourceAsStream("pyarrow.csv")) {
            Files.write(csv, in.readAllBytes());
        }
        Foreign foreign = new Foreign(Optional.empty(), "s", "log", Map.of(), true);
        LogTable expected = LogTables.read(csv, Optional.empty(), foreign, note -> {});
        for (String name : List.of("snappy-v1", "zstd-v2", "gzip-v2")) {
            Path file = folder.resolve(name + ".parquet");
            try (var in =
                    ForeignTablesTest.class.getResourceAsStream("pyarrow-" + name + ".parquet")) {
                Files.write(file, in.readAllBytes());
            }

            assertThat(LogTables.read(file, Optional.empty(), foreign, note -> {}))
                    .as(name)
                    .isEqualTo(expected);
        }
    }
}
