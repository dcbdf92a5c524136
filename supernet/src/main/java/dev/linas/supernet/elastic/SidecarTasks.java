package dev.linas.supernet.elastic;

import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphInput.Content;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.supernet.task.LanguageModelling;
import dev.linas.supernet.task.Recommendation;
import dev.linas.supernet.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads what a sidecar says of the task of its network. A new kind of task is one line here. */
final class SidecarTasks {
    private static final Map<String, BiFunction<DescriptionSection, SourceGraph, Task>> KINDS =
            new TreeMap<>(
                    Map.of(
                            "image-classification", SidecarTasks::imageClassification,
                            "language-modelling", SidecarTasks::languageModelling,
                            "recommendation", SidecarTasks::recommendation,
                            "translation", TranslationReader::read));

    private SidecarTasks() {}

    /** The tasks of a network; empty where its sidecar names none, or something is wrong. */
    static List<Task> read(DescriptionSection root, SourceGraph graph) {
        return root.has("task")
                ? root.object("task", node -> task(node, graph)).stream().toList()
                : List.of();
    }

    private static Optional<Task> task(DescriptionSection node, SourceGraph graph) {
        List<String> kinds = List.copyOf(KINDS.keySet());
        return node.value("kind", "one of " + String.join(", ", kinds))
                .flatMap(value -> value.choice(kinds))
                .map(kind -> KINDS.get(kind).apply(node, graph));
    }

    /** Channels and classes are the graph's. */
    private static Task imageClassification(DescriptionSection node, SourceGraph graph) {
        List<Integer> axes = graph.inputs().get(0).axes();
        List<Integer> logits = output(graph);
        int channels = axes.isEmpty() ? 1 : axes.get(0);
        if (axes.size() != 3 || logits.size() != 1) {
            node.error(
                    "kind",
                    "takes [channels, height, width] and puts out [classes]; this model takes %s"
                            .formatted(axes));
        }
        return new ImageClassification(
                channels,
                Math.max(2, logits.isEmpty() ? 2 : logits.get(logits.size() - 1)),
                node.numbers("mean", channels, -1e6, 1e6),
                node.numbers("std", channels, 1e-6, 1e6));
    }

    /** The numbers of users and of items are those of the inputs. */
    private static Task recommendation(DescriptionSection node, SourceGraph graph) {
        String user = node.text("user");
        String item = node.text("item");
        List<Integer> scores = output(graph);
        if (graph.inputs().size() != 2 || user.equals(item) || !scores.equals(List.of(1))) {
            node.error(
                    "kind",
                    "takes a user and an item and puts out [1], a score; this model takes %s and"
                                    .formatted(
                                            graph.inputs().stream().map(GraphInput::name).toList())
                            + " puts out %s".formatted(scores));
        }
        return new Recommendation(
                user, item, ids(node, "user", user, graph), ids(node, "item", item, graph));
    }

    private static long ids(DescriptionSection node, String key, String name, SourceGraph graph) {
        for (GraphInput input : graph.inputs()) {
            if (input.name().equals(name)
                    && input.axes().isEmpty()
                    && input.content() instanceof Content.Ids ids) {
                return ids.count();
            }
        }
        node.error(
                key,
                ("is '%s', but %s has no such input of one id for each pair; there are %s, and"
                                + " \"inputs\" says how many ids one takes")
                        .formatted(name, graph.file(), graph.inputs()));
        return 1;
    }

    /** Length and vocabulary are the graph's. */
    private static Task languageModelling(DescriptionSection node, SourceGraph graph) {
        GraphInput input = graph.inputs().get(0);
        List<Integer> logits = output(graph);
        if (graph.inputs().size() == 1
                && input.axes().size() == 1
                && input.content() instanceof Content.Ids ids
                && logits.equals(List.of(input.axes().get(0), (int) ids.count()))) {
            return new LanguageModelling(logits.get(0), logits.get(1));
        }
        node.error(
                "kind",
                "takes [length] tokens and puts out [length, vocabulary], as many as there are"
                        + " tokens; this model takes %s and puts out %s"
                                .formatted(graph.inputs(), logits));
        return new LanguageModelling(1, 1);
    }

    /** Axes of the first output after the batch. */
    static List<Integer> output(SourceGraph graph) {
        List<Integer> shape = graph.shape(graph.outputs().get(0));
        return shape.isEmpty() ? shape : shape.subList(1, shape.size());
    }
}
