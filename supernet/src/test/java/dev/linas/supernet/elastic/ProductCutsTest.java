package dev.linas.supernet.elastic;

import static dev.linas.supernet.elastic.OperatorNetwork.numbers;
import static dev.linas.supernet.elastic.OperatorNetwork.open;
import static dev.linas.supernet.elastic.OperatorNetwork.text;
import static dev.linas.supernet.elastic.OperatorNetwork.weights;
import static dev.linas.supernet.elastic.OperatorNetwork.widths;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Products in the forms that exporters write: they are cut, and counted as by hand. Input [6] -> a
 * [16], of which "w" are kept -> what a test adds -> logits [3].
 */
class ProductCutsTest {
    private static final String ROWS = widths("a.w", 1, "\"w\"");

    @TempDir private Path folder;

    /**
     * Every sub-network equals the masked whole one.
     *
     * @param expected multiplications by the option of "w"
     */
    private static void assertCounts(SuperNetwork network, LongUnaryOperator expected) {
        List<SubNetworkCheck.CheckResult> found = OperatorNetwork.assertEqualsMasked(network);
        for (SubNetworkCheck.CheckResult finding : found) {
            long width = new long[] {4, 8, 16}[finding.genome().option(0)];
            assertThat(finding.macs()).as("w %s", width).isEqualTo(expected.applyAsLong(width));
        }
    }

    /** As nn.MultiheadAttention of PyTorch does it: [tokens, examples * heads, channels]. */
    @Test
    void shouldCountHeadsThatShareAnAxisWithTheExamples() throws Exception {
        assertCounts(
                open(
                        folder,
                        16,
                        widths("b.w", 0, "\"w\""),
                        graph -> {
                            String tokens = numbers(graph, "tokens", -1, 2, 8);
                            graph.node("Reshape", "rows", List.of("a", tokens));
                            graph.node(
                                    "Transpose",
                                    "first",
                                    List.of("rows"),
                                    OnnxGraph.ints("perm", 1, 0, 2));
                            String apart = numbers(graph, "apart", 2, -1, 2);
                            for (String part : List.of("q", "k", "v")) {
                                String weight = weights(graph, part + ".w", 8, 16);
                                graph.node("MatMul", part + "all", List.of("first", weight));
                                graph.node("Reshape", part + "heads", List.of(part + "all", apart));
                                long[] order =
                                        part.equals("k")
                                                ? new long[] {1, 2, 0}
                                                : new long[] {1, 0, 2};
                                graph.node(
                                        "Transpose",
                                        part,
                                        List.of(part + "heads"),
                                        OnnxGraph.ints("perm", order));
                            }
                            graph.node("MatMul", "scores", List.of("q", "k"));
                            graph.node("Softmax", "shares", List.of("scores"));
                            graph.node("MatMul", "context", List.of("shares", "v"));
                            graph.node(
                                    "Transpose",
                                    "last",
                                    List.of("context"),
                                    OnnxGraph.ints("perm", 1, 0, 2));
                            graph.node("Shape", "lengths", List.of("rows"));
                            String examples = numbers(graph, "examples", 0);
                            graph.node("Gather", "count", List.of("lengths", examples));
                            String two = numbers(graph, "two", 2);
                            String rest = numbers(graph, "rest", -1);
                            graph.node(
                                    "Concat",
                                    "together",
                                    List.of(two, "count", rest),
                                    OnnxGraph.integer("axis", 0));
                            graph.node("Reshape", "joined", List.of("last", "together"));
                            graph.node(
                                    "ReduceSum",
                                    "end",
                                    List.of("joined", numbers(graph, "zero", 0)),
                                    OnnxGraph.integer("keepdims", 0));
                        }),
                // heads of 2 channels, 2 tokens: a, three projections, scores, context, logits
                w -> 6 * 16 + 3 * 2 * 8 * w + 2 * (w / 2 * 2 * 2 * 2) + 3 * w);
    }

    @ParameterizedTest
    @CsvSource({
        "'...i,ij->...j', '...j,kj->...k'",
        "'bi,ij', 'bj,kj->bk'",
        "'bi, ij -> bj', 'bj,kj'"
    })
    void shouldFollowAndCountEveryFormOfEinsum(String first, String second) throws Exception {
        assertCounts(
                open(
                        folder,
                        5,
                        widths("c.w", 1, "\"w\""),
                        graph -> {
                            graph.node(
                                    "Einsum",
                                    "c",
                                    List.of("a", weights(graph, "c.w", 16, 16)),
                                    text("equation", first));
                            graph.node(
                                    "Einsum",
                                    "end",
                                    List.of("c", weights(graph, "d.w", 5, 16)),
                                    text("equation", second));
                        }),
                w -> 6 * 16 + 16 * w + 5 * w + 5 * 3);
    }

    @Test
    void shouldCountNothingWhereAnEinsumMovesNumbers() throws Exception {
        assertCounts(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            graph.node(
                                    "Einsum", "turned", List.of("a"), text("equation", "ij->ji"));
                            graph.node("Einsum", "end", List.of("turned"), text("equation", "ji"));
                        }),
                w -> 6 * w + 3 * w);
    }

    /** As attention pooling does. */
    @Test
    void shouldFollowProductsWithAVector() throws Exception {
        assertCounts(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String vector = weights(graph, "vector", 16);
                            graph.node("MatMul", "score", List.of("a", vector));
                            String one = numbers(graph, "one", 1);
                            graph.node("Unsqueeze", "column", List.of("score", one));
                            graph.node("Mul", "end", List.of("a", "column"));
                        }),
                w -> 6 * w + w + 3 * w);
    }
}
