package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsCheckTest {
    private static final String BROKER = "broker.example:9092";

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldAcceptTransactionsOfTheSecondVersionOrALaterOne(int level) {
        assertThatCode(() -> TransactionsCheck.require(OptionalInt.of(level), BROKER))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNameBrokerLevelAndRemedyOfALowerOne() {
        assertThatThrownBy(() -> TransactionsCheck.require(OptionalInt.of(1), BROKER))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCodes.FAILURE))
                .hasMessageContaining("the broker at broker.example:9092 has transaction.version 1")
                .hasMessageContaining("needs 2 or more")
                .hasMessageContaining(
                        "kafka-features.sh --bootstrap-server broker.example:9092 upgrade --feature"
                                + " transaction.version=2")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRefuseABrokerThatHasNoLevel() {
        assertThatThrownBy(() -> TransactionsCheck.require(OptionalInt.empty(), BROKER))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("transaction.version unset");
    }
}
