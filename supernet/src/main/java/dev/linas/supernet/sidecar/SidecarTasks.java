package dev.linas.supernet.sidecar;

import dev.linas.core.registry.Registry;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.supernet.task.LanguageModelling;
import dev.linas.supernet.task.Recommendation;
import dev.linas.supernet.task.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what a sidecar says of the task of its network. */
public final class SidecarTasks {
    /** Telling the class of an image. */
    public static final SidecarTask IMAGE_CLASSIFICATION =
            new SidecarTask("image-classification", SidecarTasks::imageClassification);

    /** Telling the next token of a text. */
    public static final SidecarTask LANGUAGE_MODELLING =
            new SidecarTask("language-modelling", SidecarTasks::languageModelling);

    /** Ranking items for users. */
    public static final SidecarTask RECOMMENDATION =
            new SidecarTask("recommendation", SidecarTasks::recommendation);

    /** Translating a text, piece by piece. */
    public static final SidecarTask TRANSLATION =
            new SidecarTask("translation", TranslationReader::read);

    /** The tasks above, for code that scores nothing. */
    public static final Registry<SidecarTask> ALL =
            of(List.of(IMAGE_CLASSIFICATION, LANGUAGE_MODELLING, RECOMMENDATION, TRANSLATION));

    private static final int MOST_TOKENS = 1 << 20;

    private SidecarTasks() {}

    /** Some tasks by their names, which are sorted. */
    public static Registry<SidecarTask> of(List<SidecarTask> tasks) {
        return Registry.of(
                "kind",
                SidecarTask::kind,
                tasks.stream().sorted(Comparator.comparing(SidecarTask::kind)).toList());
    }

    /**
     * The tasks of a network; empty where its sidecar names none, or something is wrong.
     *
     * @param known the tasks that it may name
     */
    public static List<Task> read(
            DescriptionSection root, SourceGraph graph, Registry<SidecarTask> known) {
        return root.has("task")
                ? root.object("task", node -> task(node, graph, known)).stream().toList()
                : List.of();
    }

    private static Optional<Task> task(
            DescriptionSection node, SourceGraph graph, Registry<SidecarTask> known) {
        return node.value("kind", known.expected())
                .flatMap(value -> value.choice(known.names()))
                .flatMap(known::find)
                .map(task -> task.reader().apply(node, graph));
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
            if (input.name().equals(name) && input.axes().isEmpty() && input.holdsIds()) {
                return input.idCount().orElseThrow();
            }
        }
        node.error(
                key,
                ("is '%s', but %s has no such input of one id for each pair; there are %s, and"
                                + " \"inputs\" says how many ids one takes")
                        .formatted(name, graph.file(), graph.inputs()));
        return 1;
    }

    /**
     * Length and vocabulary are the graph's; a graph that takes a prompt of any length is scored on
     * texts of the length that the sidecar says.
     */
    private static Task languageModelling(DescriptionSection node, SourceGraph graph) {
        List<GraphInput> inputs =
                graph.inputs().stream().filter(input -> !graph.isState(input.name())).toList();
        GraphInput input = inputs.get(0);
        List<Integer> logits = output(graph);
        if (inputs.size() == 1
                && input.axes().size() == 1
                && input.holdsIds()
                && logits.equals(
                        List.of(input.axes().get(0), (int) input.idCount().orElseThrow()))) {
            boolean isAny = input.open().isPresent() && node.has("length");
            int length = isAny ? node.whole("length", 1, MOST_TOKENS) : logits.get(0);
            return new LanguageModelling(length, logits.get(1));
        }
        node.error(
                "kind",
                "takes [length] tokens and puts out [length, vocabulary], as many as there are"
                        + " tokens; beside states this model takes %s and puts out %s"
                                .formatted(inputs, logits));
        return new LanguageModelling(1, 1);
    }

    /** Axes of the first output after the batch. */
    static List<Integer> output(SourceGraph graph) {
        List<Integer> shape = graph.shape(graph.outputs().get(0));
        return shape.isEmpty() ? shape : shape.subList(1, shape.size());
    }
}
