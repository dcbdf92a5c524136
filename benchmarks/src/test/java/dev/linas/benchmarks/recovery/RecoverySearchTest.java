package dev.linas.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverySearchTest {
    @TempDir Path folder;

    @Test
    void shouldWriteASearchFileWithoutFault() {
        SearchFile file =
                SearchFile.read(RecoverySearch.write(folder, "toy", 7), ForeignPools.REFUSED);

        assertThat(file.warnings()).isEmpty();
        assertThat(file.spec().seed()).isEqualTo(7);
        assertThat(file.spec().budget()).hasValue(RecoverySearch.ROUND * RecoverySearch.ROUNDS);
    }
}
