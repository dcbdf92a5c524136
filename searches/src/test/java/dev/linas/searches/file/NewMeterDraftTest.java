package dev.linas.searches.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.Section;
import dev.linas.core.registry.Registry;
import dev.linas.evaluator.meter.DraftKey;
import dev.linas.evaluator.meter.DraftKey.Option;
import dev.linas.evaluator.meter.MeterDraft;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code linas init} writes the pool of a meter that is one class and one line of the registry. */
class NewMeterDraftTest {
    private static final Registry<MeterKind> METERS =
            Meters.ALL
                    .with("board", Board.KIND)
                    .with("mute", new MeterKind(Set.of("metrics"), Board::parse));

    private static final Path FILE = Path.of("search.yaml");

    /** Settings of a meter that says what its part of a new file is. */
    private record Board(List<String> metricNames, Optional<String> host) implements MeterSettings {
        static final MeterKind KIND =
                new MeterKind(Set.of("metrics", "host"), Board::parse)
                        .drafted(
                                new MeterDraft(
                                        "over the network",
                                        "a board",
                                        List.of(
                                                DraftKey.text(
                                                        "host",
                                                        Option.needed(
                                                                "--host",
                                                                "HOST",
                                                                "Its address",
                                                                "Address of the board")),
                                                DraftKey.metrics())));

        static Board parse(Section section) {
            return new Board(section.distinctTexts("metrics"), section.text("host"));
        }

        @Override
        public MeterSource load(MeterSite site) {
            throw new IllegalStateException("it is not measured with");
        }
    }

    @Test
    void shouldWriteWhatTheMeterSaysOfItself() {
        NewSearchFile file =
                draft("board", Map.of("--host", "10.0.0.7"))
                        .complete(FILE, (question, usual) -> Optional.empty(), METERS);

        assertThat(file.text()).contains("meter: board  # a board", "host: '10.0.0.7'");
        assertThat(settings(file)).isEqualTo(new Board(List.of("stars"), Optional.of("10.0.0.7")));
    }

    @Test
    void shouldAskForWhatTheMeterNeeds() {
        NewSearchFile file =
                draft("board", Map.of())
                        .complete(
                                FILE,
                                (question, usual) ->
                                        Optional.of(question)
                                                .filter("Address of the board"::equals)
                                                .map(asked -> "pi"),
                                METERS);

        assertThat(settings(file)).isEqualTo(new Board(List.of("stars"), Optional.of("pi")));
        assertThatThrownBy(
                        () ->
                                draft("board", Map.of())
                                        .complete(
                                                FILE,
                                                (question, usual) -> Optional.empty(),
                                                METERS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--host is missing");
    }

    @Test
    void shouldWriteTheMetricsOfAMeterThatSaysNothing() {
        NewSearchFile file =
                draft("mute", Map.of())
                        .complete(FILE, (question, usual) -> Optional.empty(), METERS);

        assertThat(settings(file)).isEqualTo(new Board(List.of("stars"), Optional.empty()));
    }

    @Test
    void shouldNameTheMetersThatThereAre() {
        assertThatThrownBy(
                        () ->
                                draft("bord", Map.of())
                                        .complete(
                                                FILE,
                                                (question, usual) -> Optional.empty(),
                                                METERS))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "--meter is 'bord'; expected one of command, lookup-table, onnx, table,"
                                + " board, mute, elsewhere. Did you mean 'board'?");
    }

    private static SearchDraft draft(String meter, Map<String, String> values) {
        return new SearchDraft(
                Optional.of("search"),
                Optional.of("nas-bench-201"),
                Optional.of(meter),
                values,
                "lab",
                List.of("stars=maximize"),
                Optional.of(20));
    }

    private static MeterSettings settings(NewSearchFile file) {
        JsonNode pools = Document.parse("new", file.text(), Format.YAML).json().path("pools");
        return PoolSettings.parse("lab", pools.path("lab"), Path.of("."), METERS).meter();
    }
}
