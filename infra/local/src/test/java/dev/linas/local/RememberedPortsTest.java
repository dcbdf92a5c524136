package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedPortsTest {
    private static final RememberedPorts NONE =
            new RememberedPorts(OptionalInt.empty(), OptionalInt.empty());

    @TempDir Path data;

    @Test
    void shouldRememberBothPorts() throws IOException {
        RememberedPorts.write(data, 19092, 18081);
        assertThat(RememberedPorts.read(data))
                .isEqualTo(new RememberedPorts(OptionalInt.of(19092), OptionalInt.of(18081)));
    }

    @Test
    void shouldRememberNothingInANewFolder() {
        assertThat(RememberedPorts.read(data)).isEqualTo(NONE);
    }

    @Test
    void shouldForgetInvalidPorts() throws IOException {
        Files.writeString(data.resolve("ports.properties"), "kafka=99999\nregistry=http\n");
        assertThat(RememberedPorts.read(data)).isEqualTo(NONE);
    }
}
