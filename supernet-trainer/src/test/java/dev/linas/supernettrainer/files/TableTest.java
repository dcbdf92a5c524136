package dev.linas.supernettrainer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final List<String> COLUMNS = List.of("genome", "accuracy");

    @TempDir private Path folder;

    @Test
    void shouldGoOnWhereItWasStopped() throws Exception {
        Path file = folder.resolve("new").resolve("table.csv");
        Table.open(file, COLUMNS).add("0-1", "0.5");
        Table resumed = Table.open(file, COLUMNS);
        resumed.add("1-1", "0.75");

        assertThat(Files.readAllLines(file))
                .containsExactly("genome,accuracy", "0-1,0.5", "1-1,0.75");
        assertThat(resumed.rows())
                .containsExactly(
                        Map.of("genome", "0-1", "accuracy", "0.5"),
                        Map.of("genome", "1-1", "accuracy", "0.75"));
    }

    @Test
    void shouldRefuseAFileOfOtherColumns() throws Exception {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n");

        assertThatThrownBy(() -> Table.open(file, COLUMNS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.csv")
                .hasMessageContaining("[a, b]");
    }

    @Test
    void shouldReadBackGenomes() {
        Genome genome = Genome.of(0, 12, 3);

        assertThat(Table.genome(Table.genome(genome))).isEqualTo(genome);
    }
}
