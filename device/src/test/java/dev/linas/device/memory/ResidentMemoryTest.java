package dev.linas.device.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResidentMemoryTest {
    private static final long NO_PROCESS = Integer.MAX_VALUE;

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldCountThisProcessWithinItsDescendants() {
        long own = ResidentMemory.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(own).isPositive();
        assertThat(ResidentMemory.ofThisProcessAndDescendants().orElseThrow())
                .isGreaterThan(own / 2);
    }

    @Test
    void shouldNotKnowTheMemoryOfAProcessThatIsGone() {
        assertThat(ResidentMemory.of(NO_PROCESS)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellThePeakSinceItWasForgotten() throws IOException {
        assertThat(ResidentMemory.isPeakKnown()).isTrue();
        long before = ResidentMemory.nowAndForgetPeak().orElseThrow();
        byte[] touched = new byte[1 << 26];
        Arrays.fill(touched, (byte) 1);

        assertThat(ResidentMemory.peak().orElseThrow()).isGreaterThanOrEqualTo(before);
        assertThat(touched[touched.length - 1]).isEqualTo((byte) 1);
    }
}
