package dev.linas.supernet.elastic;

import static dev.linas.supernet.elastic.OperatorNetwork.assertEqualsMasked;
import static dev.linas.supernet.elastic.OperatorNetwork.numbers;
import static dev.linas.supernet.elastic.OperatorNetwork.open;
import static dev.linas.supernet.elastic.OperatorNetwork.widths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.linas.core.space.Genome;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices of several axes, some of which are whole: what is given of those stays as it is. */
class SliceCutsTest {
    private static final String ROWS = widths("a.w", 1, "\"w\"");

    @TempDir private Path folder;

    private static long[] written(SuperNetwork network, String name) {
        ModelProto model = network.cut(SubNetworkRequest.of(Genome.of(0))).model();
        TensorProto found =
                model.getGraph().getInitializerList().stream()
                        .filter(tensor -> tensor.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        long[] numbers = new long[(int) found.getDims(0)];
        found.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(numbers);
        return numbers;
    }

    @Test
    void shouldTakeAnyNumberOfExamplesWhereTheirAxisIsSlicedToo() throws Exception {
        SuperNetwork network =
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String from = numbers(graph, "from", 0, 0);
                            String to = numbers(graph, "to", Long.MAX_VALUE, 16);
                            String axes = numbers(graph, "axes", 0, 1);
                            graph.node("Slice", "end", List.of("a", from, to, axes));
                        });

        assertEqualsMasked(network);
        assertThat(written(network, "end.ends")).containsExactly(Long.MAX_VALUE, 4);
    }

    @Test
    void shouldLeaveASliceOfExamplesAsItIs() throws Exception {
        assertEqualsMasked(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String from = numbers(graph, "from", 0);
                            String to = numbers(graph, "to", Long.MAX_VALUE);
                            String axes = numbers(graph, "axes", 0);
                            graph.node("Slice", "end", List.of("a", from, to, axes));
                        }));
    }

    /** The order of an immutable map differs from one start of Java to the next. */
    @Test
    void shouldWriteAxesInAscendingOrder() throws Exception {
        SuperNetwork network =
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String shape = numbers(graph, "shape", -1, 16, 1, 1, 1);
                            graph.node("Reshape", "pixels", List.of("a", shape));
                            String from = numbers(graph, "from", 0, -1, 0, 0);
                            String to = numbers(graph, "to", 9, 9, 16, 1);
                            String axes = numbers(graph, "axes", 3, 4, 1, 2);
                            graph.node("Slice", "same", List.of("pixels", from, to, axes));
                            graph.node("Flatten", "end", List.of("same"));
                        });

        assertThat(written(network, "same.axes")).containsExactly(1, 2, 3, 4);
        assertThat(written(network, "same.starts")).containsExactly(0, 0, 0, -1);
        assertThat(written(network, "same.ends")).containsExactly(4, 1, 9, 9);
    }

    /** An end that grows with the examples is no place of what is kept. */
    @Test
    void shouldRefuseToCutAnAxisWhoseEndIsNotAlwaysTheSame() {
        assertThatThrownBy(
                        () ->
                                open(
                                        folder,
                                        16,
                                        ROWS,
                                        graph -> {
                                            String from = numbers(graph, "from", 0);
                                            String axes = numbers(graph, "axes", 1);
                                            graph.node("Shape", "lengths", List.of("a"));
                                            String zero = numbers(graph, "zero", 0);
                                            graph.node("Gather", "b", List.of("lengths", zero));
                                            graph.node(
                                                    "Mul",
                                                    "to",
                                                    List.of("b", numbers(graph, "many", 16)));
                                            graph.node(
                                                    "Slice", "end", List.of("a", from, "to", axes));
                                        }))
                .hasMessageContainingAll("node 'end'", "axis 1 of 'a'", "Slice has a use for all");
    }
}
