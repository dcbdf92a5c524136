package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.local.contract.RunningStack;
import dev.linas.runtime.app.ClockCheck;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The comparison of clocks with a real broker's. */
@Timeout(180)
@ExtendWith(RunningStack.class)
class ClockCheckIT {
    private static Connection connection;

    @BeforeAll
    static void provision(LocalStack stack) {
        connection = new Connection(stack.bootstrap(), stack.registryUrl());
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            assertThat(provisioner.provision(Topics.fixed()).drifts()).isEmpty();
        }
    }

    @Test
    void shouldFindTheSameClockOnTheSameMachine() throws Exception {
        assertThat(ClockCheck.skew(connection, Clock.systemUTC()).orElseThrow().abs())
                .isLessThan(Duration.ofSeconds(2));
        assertThatCode(() -> ClockCheck.check(connection)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAClockSoFarAheadThatTheBrokerRefusesItsRecords() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

        assertThatThrownBy(() -> ClockCheck.check(connection, ahead))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ahead of the broker's at " + connection.bootstrap())
                .hasMessageContaining("message.timestamp.after.max.ms")
                .hasMessageContaining("NTP");
    }

    @Test
    void shouldMeasureAClockThatIsBehindAndGoOn() throws Exception {
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofHours(-3));

        assertThat(ClockCheck.skew(connection, behind).orElseThrow())
                .isBetween(Duration.ofMinutes(-181), Duration.ofMinutes(-179));
        assertThatCode(() -> ClockCheck.check(connection, behind)).doesNotThrowAnyException();
    }
}
