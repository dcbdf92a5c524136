package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir Path data;

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        Endpoints written = new Endpoints("127.0.0.1:1", "http://127.0.0.1:2", SELF);
        written.write(data);
        assertThat(Endpoints.read(data)).contains(written);
    }

    @Test
    void shouldFindNoneInAFolderThatIsNotInUse() {
        assertThat(Endpoints.read(data)).isEmpty();
        assertThat(Endpoints.read(data.resolve("missing"))).isEmpty();
    }

    @Test
    void shouldIgnoreWhatAKilledProcessLeftBehind() throws Exception {
        Process gone = OtherJvm.of(DataFolderProbe.class, data.resolve("x").toString()).start();
        gone.waitFor();
        new Endpoints("127.0.0.1:1", "http://127.0.0.1:2", gone.pid()).write(data);
        assertThat(Endpoints.read(data)).isEmpty();
    }

    @Test
    void shouldNameADamagedFileAndWhatItLacks() throws IOException {
        Files.writeString(data.resolve(Endpoints.FILE), "bootstrap=127.0.0.1:1\n");
        assertThatThrownBy(() -> Endpoints.read(data))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining(Endpoints.FILE)
                .hasMessageContaining("no entry 'registry'");
    }
}
