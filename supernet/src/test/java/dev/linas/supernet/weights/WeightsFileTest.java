package dev.linas.supernet.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.supernet.tensor.InvalidWeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a pipe is waited for
class WeightsFileTest {
    @TempDir Path folder;

    @Test
    void shouldRefuseWhatIsNoFileInOneLine() throws Exception {
        Path pipe = folder.resolve("weights.safetensors");
        assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
                "SKIPPED: no named pipes here");
        Path zero = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));

        for (Path path : new Path[] {pipe, zero}) {
            assertThatThrownBy(() -> WeightsFile.open(path))
                    .isInstanceOf(InvalidWeightsException.class)
                    .hasMessageContaining(path + ": cannot be read: it is a pipe, a device");
        }
        assertThatThrownBy(() -> WeightsFile.open(folder))
                .hasMessageContaining(folder + ": cannot be read: it is a folder");
    }
}
