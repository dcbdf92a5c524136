package dev.linas.supernet.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.task.Translation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a sidecar says of a network that translates:
 *
 * <pre>{@code
 * {"kind": "translation", "source": "source", "token": "token", "place": "place",
 *  "pad": 0, "begin": 1, "end": 2, "pieces": "german.json"}
 * }</pre>
 *
 * <p>{@code place} may be left out; {@code pieces} names a JSON file with a list of texts. Lengths
 * and numbers of pieces are the graph's.
 */
final class TranslationReader {
    private static final int LEAST_PIECES = 3;

    private TranslationReader() {}

    /** Reads it; what is wrong is noted. */
    static Translation read(DescriptionSection node, SourceGraph graph) {
        String source = node.text("source");
        String token = node.text("token");
        Optional<String> place =
                node.has("place") ? Optional.of(node.text("place")) : Optional.empty();
        GraphInput sources = input(node, "source", source, 1, graph);
        GraphInput tokens = input(node, "token", token, 0, graph);
        place.ifPresent(name -> input(node, "place", name, 0, graph));
        List<Integer> logits = SidecarTasks.output(graph);
        int count = logits.size() == 1 ? logits.get(0) : LEAST_PIECES;
        boolean isOnce =
                graph.steps().map(steps -> steps.once().equals(List.of(source))).orElse(false);
        if (!isOnce || logits.size() != 1) {
            node.error(
                    "kind",
                    ("needs \"steps\" of the sidecar with once: ['%s'], and puts out [pieces]; this"
                                    + " model puts out %s")
                            .formatted(source, logits));
        }
        return new Translation(
                source,
                token,
                place,
                node.whole("pad", 0, (int) Math.min(count, ids(sources)) - 1),
                node.whole("begin", 0, (int) Math.min(count, ids(tokens)) - 1),
                node.whole("end", 0, count - 1),
                sources.axes().get(0),
                graph.steps().map(Steps::count).orElse(1),
                ids(sources),
                pieces(node, count));
    }

    private static long ids(GraphInput input) {
        return input.idCount().orElseThrow();
    }

    /** The input of a name; a stand-in if it is missing or of another form. */
    private static GraphInput input(
            DescriptionSection node, String key, String name, int axes, SourceGraph graph) {
        for (GraphInput input : graph.inputs()) {
            if (input.name().equals(name) && input.axes().size() == axes && input.holdsIds()) {
                return input;
            }
        }
        node.error(
                key,
                ("is '%s', but %s has no such input of ids with %d axes after the batch;"
                                + " there are %s")
                        .formatted(name, graph.file(), axes, graph.inputs()));
        return GraphInput.ids(name, LEAST_PIECES, axes == 0 ? new Integer[0] : new Integer[] {1});
    }

    private static List<String> pieces(DescriptionSection node, int count) {
        Path file = node.folder().resolve(node.text("pieces")).normalize();
        try {
            List<String> pieces = new ArrayList<>();
            for (JsonNode piece : Document.read(file, Format.JSON).json()) {
                pieces.add(piece.asText());
            }
            if (pieces.size() == count) {
                return pieces;
            }
            node.error(
                    "pieces",
                    "%s lists %d texts; the network puts out %d logits, one for each piece"
                            .formatted(file, pieces.size(), count));
        } catch (InvalidConfigurationException e) {
            node.error("pieces", String.join("; ", e.problems()));
        }
        return Collections.nCopies(count, "");
    }
}
