package dev.linas.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryReportTest {
    @Test
    void shouldTellMedianAndWorstOfEachKindAndPart() {
        RecoveryReport report =
                new RecoveryReport(
                        List.of(
                                recovery(KillKind.RESTART, StreamPart.PROPOSER, 4, ""),
                                recovery(KillKind.RESTART, StreamPart.PROPOSER, 9, ""),
                                recovery(KillKind.RESTART, StreamPart.PROPOSER, 5, ""),
                                recovery(KillKind.TAKEOVER, StreamPart.TRAINER, 7, ""),
                                recovery(KillKind.TAKEOVER, StreamPart.TRAINER, 8, "")));

        assertThat(report.summary().rows())
                .containsExactly(
                        List.of(
                                "restart",
                                "proposer",
                                "3",
                                "5.0",
                                "9.0",
                                "10",
                                "6.0",
                                "10.0",
                                "3 of 3"),
                        List.of(
                                "takeover",
                                "trainer",
                                "2",
                                "7.5",
                                "8.0",
                                "15",
                                "8.5",
                                "9.0",
                                "2 of 2"));
        assertThat(report.all().rows()).hasSize(5);
        assertThat(report.allEqual()).isTrue();
        assertThat(report.verdict()).contains("All 5 searches ended as undisturbed");
    }

    @Test
    void shouldNameEverySearchWithADifferentEnd() {
        RecoveryReport report =
                new RecoveryReport(
                        List.of(
                                recovery(KillKind.BROKER, StreamPart.BROKER, 4, ""),
                                recovery(KillKind.BROKER, StreamPart.BROKER, 4, "row 1/2")));

        assertThat(report.allEqual()).isFalse();
        assertThat(report.verdict()).contains("broker of local, number 1").contains("row 1/2");
        assertThat(report.summary().rows().get(0)).endsWith("1 of 2");
    }

    private static Recovery recovery(KillKind kind, StreamPart part, int seconds, String other) {
        return new Recovery(
                kind,
                part,
                1,
                12,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(seconds + 1),
                other,
                0.5);
    }
}
