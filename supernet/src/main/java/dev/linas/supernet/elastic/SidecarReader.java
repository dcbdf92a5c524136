package dev.linas.supernet.elastic;

import dev.linas.core.config.Value;
import dev.linas.core.registry.Registry;
import dev.linas.core.registry.Suggestions;
import dev.linas.supernet.cut.Axis;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.cut.ElasticAxis;
import dev.linas.supernet.cut.ElasticBlock;
import dev.linas.supernet.cut.ElasticGraph;
import dev.linas.supernet.cut.ElasticKernel;
import dev.linas.supernet.cut.ElasticSize;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.cut.Width;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.sidecar.SidecarTask;
import dev.linas.supernet.sidecar.SidecarTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads sidecars, format {@code linas-network/1} of family {@code elastic-onnx}:
 *
 * <pre>{@code
 * {"format": "linas-network/1", "family": "elastic-onnx", "name": "mine", "space": "mine",
 *  "model": "mine.onnx",
 *  "inputs": [{"name": "tokens", "ids": 1000, "axes": [32]},
 *             {"name": "image", "axes": [3, 64, 64], "size": "r"}],
 *  "steps": {"count": 25, "once": ["source"],
 *            "states": [{"input": "past_key0", "output": "key0", "axis": 2}]},
 *  "task": {"kind": "image-classification", "mean": [0.5], "std": [0.25]},
 *  "widths": [{"tensors": ["conv1.weight"], "axis": 0, "keep": "w0"},
 *             {"tensors": ["q.weight", "k.weight"], "axis": 0,
 *              "keep": {"product": ["heads", 64]}},
 *             {"tensors": ["fc.weight"], "axis": 0,
 *              "keep": {"product": ["w0", "e0"], "divisor": 8}},
 *             {"tensors": ["conv2.weight"], "axis": 0, "keep": "w1",
 *              "indices": {"2": [0, 3], "4": [0, 1, 2, 3]}}],
 *  "kernels": [{"weight": "conv2.weight", "keep": "ks0", "transforms": ["conv2.5to3"]}],
 *  "untrained": ["rotary.cos"],
 *  "blocks": [{"from": "relu1_out", "to": "add2_out", "when": {"d0": [2, 3]}},
 *             {"nodes": "/stage1/2/", "when": {"d0": [3]}}]}
 * }</pre>
 *
 * <p>{@code inputs}, {@code steps}, {@code task} and the lists may be left out.
 */
final class SidecarReader {
    private static final String WIDTH =
            "a number, the name of a variable, {\"product\": [...], \"divisor\": N}, or"
                    + " {\"variable\": NAME, \"values\": {OPTION: NUMBER}}";

    private final SourceGraph graph;

    private SidecarReader(SourceGraph graph) {
        this.graph = graph;
    }

    /**
     * Reads a sidecar; what is wrong is noted.
     *
     * @param tasks the tasks that it may name
     */
    static ElasticOnnxDescription read(
            DescriptionSection root, String json, Registry<SidecarTask> tasks) {
        String name = root.text("name");
        String space = root.text("space");
        Path model = root.folder().resolve(root.text("model")).normalize();
        List<DeclaredInput> inputs = root.anyObjects("inputs", SidecarReader::input);
        Optional<Steps> steps =
                root.has("steps")
                        ? Optional.of(root.object("steps", StepsReader::read))
                        : Optional.empty();
        SourceGraphReader source =
                SourceGraphReader.of(
                        model,
                        inputs,
                        steps,
                        root.has("untrained") ? root.texts("untrained") : List.of());
        SourceGraph graph = source.graph();
        SidecarReader reader = new SidecarReader(graph);
        return new ElasticOnnxDescription(
                name,
                space,
                model,
                new ElasticGraph(
                        graph,
                        root.anyObjects("widths", reader::width),
                        root.anyObjects("kernels", reader::kernel),
                        root.anyObjects("blocks", reader::block),
                        size(source, inputs, root.has("task"))),
                SidecarTasks.read(root, graph, tasks),
                json);
    }

    /** The size that a genome chooses; where there is a task, the output is alike at all sizes. */
    private static Optional<ElasticSize> size(
            SourceGraphReader source, List<DeclaredInput> inputs, boolean hasTask) {
        List<String> variables =
                inputs.stream().flatMap(input -> input.size().stream()).distinct().toList();
        if (variables.size() > 1) {
            throw new InvalidNetworkException(
                    "%s: the sidecar gives inputs the sizes %s; one variable may choose them"
                            .formatted(source.graph().file(), variables));
        }
        return variables.stream()
                .map(variable -> new ElasticSize(variable, side -> source.at(side, hasTask)))
                .findFirst();
    }

    private static DeclaredInput input(DescriptionSection node) {
        OptionalLong ids =
                node.has("ids")
                        ? OptionalLong.of(node.whole("ids", 1, Integer.MAX_VALUE))
                        : OptionalLong.empty();
        List<Integer> axes = new ArrayList<>();
        if (node.has("axes")) {
            for (Value length : list(node, "axes", "a length of at least 1")) {
                length.integer(1).ifPresent(axes::add);
            }
        }
        Optional<String> size =
                node.has("size") ? Optional.of(node.text("size")) : Optional.empty();
        return new DeclaredInput(node.text("name"), ids, axes, size);
    }

    private ElasticAxis width(DescriptionSection node) {
        int index = node.whole("axis", 0, 16);
        List<Axis> axes = new ArrayList<>();
        for (String tensor : node.texts("tensors")) {
            if (requireTensor(node, "tensors", tensor)) {
                if (index < graph.rank(tensor)) {
                    axes.add(new Axis(tensor, index));
                } else {
                    node.error(
                            "axis",
                            "is %d, but '%s' of %s has the shape %s"
                                    .formatted(index, tensor, graph.file(), graph.shape(tensor)));
                }
            }
        }
        Width width =
                node.value("keep", WIDTH)
                        .map(SidecarReader::width)
                        .orElse(new Width.Chosen(new Choice.Fixed(1)));
        Optional<Map<Integer, BitSet>> indices =
                node.has("indices") ? Optional.of(indices(node)) : Optional.empty();
        indices.ifPresent(lists -> requireIndices(node, axes, lists));
        return new ElasticAxis(node.path(), axes, width, indices);
    }

    private void requireIndices(
            DescriptionSection node, List<Axis> axes, Map<Integer, BitSet> lists) {
        for (Axis axis : axes) {
            int length = graph.shape(axis.value()).get(axis.index());
            lists.forEach(
                    (width, indices) -> {
                        if (indices.length() > length) {
                            node.error(
                                    "indices",
                                    "for width %d names %d, but %s has the length %d"
                                            .formatted(width, indices.length() - 1, axis, length));
                        }
                    });
        }
    }

    private static Width width(Value value) {
        if (!value.isMapping()) {
            return new Width.Chosen(DescriptionSection.choice(value));
        }
        DescriptionSection node = new DescriptionSection(value.section().orElseThrow());
        if (node.has("variable")) {
            return listed(node);
        }
        List<Width> factors = new ArrayList<>();
        for (Value factor : list(node, "product", WIDTH)) {
            factors.add(width(factor));
        }
        Width width = new Width.Product(factors);
        if (node.has("round") && node.flag("round")) {
            width = new Width.Rounded(width);
        }
        if (node.has("divisor")) {
            width = new Width.Divided(width, node.whole("divisor", 1, 4096));
        }
        node.requireAllRead();
        return width;
    }

    private static Width listed(DescriptionSection node) {
        Map<String, Double> numbers = new HashMap<>();
        node.value("values", "a mapping from options to numbers")
                .ifPresent(
                        values ->
                                values.entries("a number above 0")
                                        .forEach(
                                                (option, number) ->
                                                        number.number(n -> n > 0)
                                                                .ifPresent(
                                                                        n ->
                                                                                numbers.put(
                                                                                        option,
                                                                                        n))));
        Width width = new Width.Listed(node.text("variable"), numbers);
        node.requireAllRead();
        return width;
    }

    private static Map<Integer, BitSet> indices(DescriptionSection node) {
        Map<Integer, BitSet> indices = new HashMap<>();
        node.value("indices", "a mapping from a width to the indices kept")
                .ifPresent(
                        lists ->
                                lists.entries("a list of indices")
                                        .forEach((width, list) -> add(indices, width, list)));
        return indices;
    }

    private static void add(Map<Integer, BitSet> indices, String width, Value list) {
        BitSet set = new BitSet();
        for (Value index : list.list("an index of at least 0")) {
            index.integer(0).ifPresent(set::set);
        }
        if (!width.equals(Integer.toString(set.cardinality()))) {
            list.error(
                    "lists %d different indices for width %s; expected as many as the width"
                            .formatted(set.cardinality(), width));
        }
        indices.put(set.cardinality(), set);
    }

    private ElasticKernel kernel(DescriptionSection node) {
        String weight = node.text("weight");
        boolean isConstant = requireConstant(node, "weight", weight);
        List<Integer> shape = graph.shape(weight);
        boolean square = shape.size() == 4 && shape.get(2).equals(shape.get(3));
        if (isConstant && ((shape.size() != 3 && !square) || shape.get(2) % 2 == 0)) {
            node.error(
                    "weight",
                    ("'%s' has the shape %s; expected a square kernel [out, in, side, side], or"
                                    + " one of one axis [out, in, side], of an odd side, for"
                                    + " others have no centre")
                            .formatted(weight, shape));
        }
        if (isConstant && shape.size() == 3 && node.has("transforms")) {
            node.error("transforms", "are for square kernels; leave it out");
        }
        List<String> transforms = node.has("transforms") ? node.texts("transforms") : List.of();
        int larger = isConstant && square ? shape.get(2) : Integer.MAX_VALUE;
        for (String transform : transforms) {
            if (requireConstant(node, "transforms", transform)) {
                larger = requireTransform(node, transform, larger);
            }
        }
        return new ElasticKernel(node.path(), weight, node.choice("keep"), transforms);
    }

    /** The side of the kernels that a transform makes, each smaller than those before. */
    private int requireTransform(DescriptionSection node, String transform, int larger) {
        List<Integer> shape = graph.shape(transform);
        int side = shape.isEmpty() ? 0 : (int) StrictMath.rint(StrictMath.sqrt(shape.get(0)));
        boolean fits = shape.equals(List.of(side * side, side * side));
        if (!fits || side % 2 == 0 || side >= larger) {
            node.error(
                    "transforms",
                    ("'%s' has the shape %s; expected [n * n, n * n] with odd n, each smaller than"
                                    + " the one before, the first smaller than the kernel")
                            .formatted(transform, shape));
        }
        return side;
    }

    private boolean requireConstant(DescriptionSection node, String key, String tensor) {
        if (!requireTensor(node, key, tensor)) {
            return false;
        }
        ConstantTensor constant = graph.constants().get(tensor);
        boolean isWeight = constant != null && constant.isFloat();
        if (!isWeight) {
            node.error(
                    key,
                    "'%s' of %s is computed, or holds no 32-bit floats; name the weights"
                            .formatted(tensor, graph.file()));
        }
        return isWeight;
    }

    private ElasticBlock block(DescriptionSection node) {
        Map<String, Set<String>> when = new HashMap<>();
        node.value("when", "a mapping from variables to lists of options")
                .ifPresent(
                        value ->
                                value.entries("a list of options")
                                        .forEach(
                                                (name, options) ->
                                                        when.put(name, options(options))));
        String from;
        String to;
        if (node.has("nodes")) {
            BlockEnds ends = BlockEnds.of(graph, node.text("nodes"));
            ends.fault().ifPresent(fault -> node.error("nodes", fault));
            from = ends.from();
            to = ends.to();
        } else {
            from = node.text("from");
            to = node.text("to");
            requireTensor(node, "from", from);
            requireTensor(node, "to", to);
        }
        if (!isFirstOf(graph.shape(from), graph.shape(to))) {
            node.error(
                    node.has("nodes") ? "nodes" : "to",
                    ("'%s' has the shape %s, '%s' %s; what is left out must not change shapes, or"
                                    + " only append to an axis")
                            .formatted(from, graph.shape(from), to, graph.shape(to)));
        }
        if (graph.place(from) > graph.place(to) || (from.equals(to) && !from.isEmpty())) {
            node.error(
                    node.has("nodes") ? "nodes" : "from",
                    ("'%s' is computed after '%s', whose place it would take; \"from\" is what goes"
                                    + " into the block, \"to\" what comes out")
                            .formatted(from, to));
        }
        if (graph.outputs().contains(to)) {
            node.error(
                    node.has("nodes") ? "nodes" : "to",
                    "'%s' is an output of the network; leave something after it".formatted(to));
        }
        return new ElasticBlock(node.path(), from, to, when);
    }

    /** Whether a shape is that of the first part of another, along one axis or none. */
    private static boolean isFirstOf(List<Integer> part, List<Integer> whole) {
        int shorter = 0;
        for (int axis = 0; axis < Math.min(part.size(), whole.size()); axis++) {
            if (part.get(axis) > whole.get(axis)) {
                return false;
            }
            shorter += part.get(axis) < whole.get(axis) ? 1 : 0;
        }
        return part.size() == whole.size() && shorter <= 1;
    }

    private static Set<String> options(Value list) {
        Set<String> options = new LinkedHashSet<>();
        for (Value option : list.list("an option")) {
            option.written().ifPresent(options::add);
        }
        return options;
    }

    private boolean requireTensor(DescriptionSection node, String key, String tensor) {
        boolean there = graph.tensors().containsKey(tensor);
        if (!there && !tensor.isEmpty()) {
            node.error(
                    key,
                    "there is no tensor '%s' in %s%s"
                            .formatted(
                                    tensor,
                                    graph.file(),
                                    Suggestions.didYouMean(
                                            tensor,
                                            graph.tensors().keySet().stream().sorted().toList())));
        }
        return there;
    }

    private static List<Value> list(DescriptionSection node, String key, String each) {
        return node.value(key, "a list").map(value -> value.list(each)).orElse(List.of());
    }
}
