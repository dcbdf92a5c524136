package dev.linas.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuLimitsTest {
    @Test
    void shouldTellAQuotaInProcessors() {
        assertThat(CpuLimits.quota("150000 100000")).contains("1.50");
        assertThat(CpuLimits.quota("50000 100000")).contains("0.50");
    }

    @Test
    void shouldTellNoQuotaWhereThereIsNone() {
        assertThat(CpuLimits.quota("max 100000")).isEmpty();
        assertThat(CpuLimits.quota("-1 100000")).isEmpty();
        assertThat(CpuLimits.quota("100000 0")).isEmpty();
        assertThat(CpuLimits.quota("")).isEmpty();
    }

    @Test
    void shouldTellTheProcessorsThatAProcessMayRunOn() {
        assertThat(CpuLimits.affinity("Name:\tjava\nCpus_allowed_list:\t0-1,4\nThreads:\t3\n"))
                .contains("0-1,4");
        assertThat(CpuLimits.affinity("Name:\tjava\n")).isEmpty();
    }
}
