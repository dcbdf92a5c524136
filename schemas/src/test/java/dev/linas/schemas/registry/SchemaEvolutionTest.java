package dev.linas.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaEvolutionTest {
    private static final Schema FIRST =
            SchemaBuilder.record("R").fields().requiredInt("a").endRecord();

    @Test
    void shouldAllowAFieldWithADefault() {
        Schema next =
                SchemaBuilder.record("R").fields().requiredInt("a").optionalInt("b").endRecord();

        assertThat(SchemaEvolution.conflict(next, List.of(FIRST))).isEmpty();
    }

    @Test
    void shouldForbidAFieldWithoutADefaultSinceItCannotReadOldRecords() {
        Schema next =
                SchemaBuilder.record("R").fields().requiredInt("a").requiredInt("b").endRecord();

        assertThat(SchemaEvolution.conflict(next, List.of(FIRST)))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("cannot read what version 1 wrote", "b"));
    }

    @Test
    void shouldForbidToTakeAwayAFieldThatOldReadersNeed() {
        Schema next = SchemaBuilder.record("R").fields().optionalInt("b").endRecord();

        assertThat(SchemaEvolution.conflict(next, List.of(FIRST)))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("cannot be read by version 1", "a"));
    }

    @Test
    void shouldCheckAgainstEveryEarlierVersion() {
        Schema second =
                SchemaBuilder.record("R").fields().requiredInt("a").optionalInt("b").endRecord();
        Schema third =
                SchemaBuilder.record("R").fields().requiredInt("a").optionalString("b").endRecord();

        assertThat(SchemaEvolution.conflict(third, List.of(FIRST))).isEmpty();
        assertThat(SchemaEvolution.conflict(third, List.of(FIRST, second)))
                .hasValueSatisfying(why -> assertThat(why).contains("version 2"));
    }
}
