package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.doctor.Finding.Level;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {
    @TempDir Path temp;

    @Test
    void shouldJudgeTheVersionOfJava() {
        assertThat(MachineChecks.java(16).level()).isEqualTo(Level.PROBLEM);
        assertThat(MachineChecks.java(16).remedy()).contains("JAVA_HOME", "17");
        assertThat(MachineChecks.java(17).level()).isEqualTo(Level.OK);
        assertThat(MachineChecks.java(26).level()).isEqualTo(Level.WARNING);
    }

    @Test
    void shouldRunAProgramAmongTheTemporaryFilesAndLeaveNone() throws Exception {
        assertThat(MachineChecks.temporary(temp).level()).isEqualTo(Level.OK);
        assertThat(temp).isEmptyDirectory();
        assertThat(MachineChecks.temporary(temp.resolve("none")).level()).isEqualTo(Level.PROBLEM);
    }

    @Test
    void shouldNameTheLimitOfOpenFilesAndTheRemedy() {
        assertThat(OpenFiles.finding(OptionalLong.of(256)).level()).isEqualTo(Level.PROBLEM);
        assertThat(OpenFiles.finding(OptionalLong.of(1 << 20)).level()).isEqualTo(Level.OK);
        assertThat(OpenFiles.finding(OptionalLong.empty()).level()).isEqualTo(Level.OK);
        assertThatThrownBy(() -> OpenFiles.require(OptionalLong.of(256)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("Only 256 files")
                .hasMessageContaining("--ulimit nofile=4096");
    }

    @Test
    void shouldJudgeTheRoomOfTheDataFolder() {
        MachineChecks checks = new MachineChecks(temp);

        assertThat(checks.disk(100L << 30).level()).isEqualTo(Level.OK);
        assertThat(checks.disk(500L << 20).level()).isEqualTo(Level.WARNING);
        assertThat(checks.disk(1L << 20).level()).isEqualTo(Level.PROBLEM);
        assertThat(checks.disk(1L << 20).remedy()).contains("--data");
    }
}
