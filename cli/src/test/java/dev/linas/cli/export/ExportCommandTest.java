package dev.linas.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.linas.cli.CommandRun;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.RandomWeights;
import dev.linas.supernet.family.NetworkPlanner;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no stream: a search file, a genome, and a super-network with random weights. */
class ExportCommandTest {
    private static final SearchSpace SPACE = BuiltInSpaces.find("digits-mbv3").orElseThrow();
    private static final NetworkPlanner PLANNER =
            NetworkCatalog.ALL.forSpace(SPACE.name()).orElseThrow().planner(SPACE);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;
    private Path search;
    private Path onnx;

    @BeforeEach
    void writeSearchAndWeights() throws Exception {
        ByteBuffer weights = RandomWeights.of(PLANNER, 7).bytes();
        byte[] bytes = new byte[weights.remaining()];
        weights.get(bytes);
        Files.write(folder.resolve("random.safetensors"), bytes);
        search = folder.resolve("search.yaml");
        Files.writeString(search, SEARCH.formatted(SPACE.name()));
        onnx = folder.resolve("network.onnx");
    }

    private static final String SEARCH =
            """
            id: digits
            space: %s
            objectives:
              - {metric: latency_ms, pool: anywhere, goal: minimize}
            """;

    @Test
    void shouldWriteTheCanonicalSubNetworkOfAGenome() throws Exception {
        Genome smallest = PLANNER.smallest();
        int[] redundant = smallest.toIndices();
        int inactive = SPACE.size() - 1; // the second block of the last stage, whose depth is 1
        redundant[inactive] = 1;

        assertThat(export("--genome", Genome.of(redundant).toString(), "--weights", weights()))
                .isZero();

        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(onnx));
        Map<String, String> metadata =
                model.getMetadataPropsList().stream()
                        .collect(
                                Collectors.toMap(
                                        StringStringEntryProto::getKey,
                                        StringStringEntryProto::getValue));
        assertThat(metadata)
                .containsEntry("linas.genome", smallest.toString())
                .containsEntry("linas.space", "digits-mbv3");
        assertThat(out.toString())
                .contains(
                        "%d MACs, %d parameters, %d bytes, batch-norm statistics inherited"
                                .formatted(
                                        PLANNER.plan(smallest).macs(),
                                        PLANNER.plan(smallest).params(),
                                        Files.size(onnx)));
    }

    @Test
    void shouldAskForWeightsWhereNoPoolNamesThem() {
        assertThat(export("--genome", PLANNER.smallest().toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains("no pool of the search names the weights", "give --weights");
    }

    @Test
    void shouldNameWeightsThatAreNotThere() {
        assertThat(export("--genome", PLANNER.smallest().toString(), "--weights", "no.bin"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("weights", "no.bin");
    }

    @Test
    void shouldRefuseWeightsOfAnotherNetworkAndWriteNothing() throws Exception {
        Files.writeString(folder.resolve("random.safetensors"), "no tensors at all");

        assertThat(export("--genome", PLANNER.smallest().toString(), "--weights", weights()))
                .isEqualTo(2);

        assertThat(err.toString()).contains("random.safetensors");
        assertThat(onnx).doesNotExist();
    }

    @Test
    void shouldRefuseASpaceWithoutASuperNetwork() throws Exception {
        Files.writeString(search, SEARCH.formatted("nas-bench-201"));

        assertThat(export("--genome", "0,0,0,0,0,0", "--weights", weights())).isEqualTo(2);

        assertThat(err.toString())
                .contains("space nas-bench-201 has no built-in network", "digits-mbv3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--genome=0,x | --genome 0,x: expected 24 option indices",
                "--genome=0,1 | --genome 0,1: genome 0,1 has 2",
                "12-3         | '12-3' is no candidate; expected ROUND/INDEX, e.g. 12/3",
                "3            | '3' is no candidate",
            })
    void shouldRefuseWhatIsNoSubNetwork(String argument, String why) {
        assertThat(export(argument)).isEqualTo(2);

        assertThat(err.toString()).contains(why);
    }

    @Test
    void shouldRefuseNoSubNetworkAtAllAndTwoAtOnce() {
        assertThat(export()).isEqualTo(2);
        assertThat(err.toString()).contains("name one sub-network", "there is neither");

        assertThat(export("3/1", "--genome", "0,1")).isEqualTo(2);
        assertThat(err.toString()).contains("there is both");
    }

    private String weights() {
        return folder.resolve("random.safetensors").toString();
    }

    private int export(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(search.toString(), "--onnx", onnx.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(new ExportCommand(), out, err, arguments);
    }
}
