package dev.linas.supernet.family;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.task.Task;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;
import java.util.OptionalInt;

/**
 * A whole family in one class: recommenders of two towers. User and item, two ids, are embedded in
 * vectors of an elastic width; the score is a weighted sum of their product.
 */
public final class TwoTowerFamily implements SuperNetworkFamily {

    @Override
    public String name() {
        return "two-tower";
    }

    @Override
    public NetworkDescription read(DescriptionSection file, String json) {
        return new Description(
                file.text("name"),
                file.text("space"),
                file.whole("users", 1, 1 << 20),
                file.whole("items", 1, 1 << 20),
                file.choice("width"),
                json);
    }

    private record Description(
            String name, String space, int users, int items, Choice width, String json)
            implements NetworkDescription {

        @Override
        public List<Task> tasks() {
            return List.of();
        }

        @Override
        public NetworkPlanner planner(SearchSpace genomes) {
            return new Planner(this, genomes);
        }
    }

    private record Planner(Description network, SearchSpace space) implements NetworkPlanner {

        @Override
        public NetworkPlan plan(Genome genome, OptionalInt inputSize) {
            space.check(genome);
            ChoiceReader choices = new ChoiceReader(network.name(), space);
            int width = choices.integer(network.width(), genome);
            return new Plan(
                    space.canonical(genome),
                    new Embedding("user", network.users(), width),
                    new Embedding("item", network.items(), width),
                    new Score(width));
        }
    }

    private record Plan(Genome genome, Embedding user, Embedding item, Score score)
            implements NetworkPlan {

        @Override
        public List<NetworkLayer> layers() {
            return List.of(user, item, score);
        }

        @Override
        public List<TensorShape> tensors() {
            return List.of(
                    TensorShape.of("user.weight", user.count(), user.width()),
                    TensorShape.of("item.weight", item.count(), item.width()),
                    TensorShape.of("score.weight", 1, score.width()),
                    TensorShape.of("score.bias", 1));
        }

        @Override
        public List<GraphInput> inputs() {
            return List.of(user.input(), item.input());
        }

        @Override
        public List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
            layers().forEach(layer -> layer.addTo(graph, weights));
            return List.of(GraphOutput.of("score", 1));
        }
    }

    private record Embedding(String name, int count, int width) implements NetworkLayer {

        GraphInput input() {
            return GraphInput.ids(name + "_id", count);
        }

        @Override
        public List<GraphInput> inputs() {
            return List.of(input());
        }

        @Override
        public List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
            String weight = name + ".weight";
            String table =
                    graph.constant(weight, weights.matrix(weight, count, width), count, width);
            graph.node("Gather", name, List.of(table, input().name()));
            return List.of(GraphOutput.of(name, width));
        }

        @Override
        public long macs() {
            return 0;
        }

        @Override
        public long params() {
            return (long) count * width;
        }
    }

    private record Score(int width) implements NetworkLayer {

        @Override
        public String name() {
            return "score";
        }

        @Override
        public List<GraphInput> inputs() {
            return List.of(GraphInput.floats("user", width), GraphInput.floats("item", width));
        }

        @Override
        public List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
            String product = graph.node("Mul", "score.product", List.of("user", "item"));
            graph.node(
                    "Gemm",
                    "score",
                    List.of(
                            product,
                            graph.constant(
                                    "score.weight",
                                    weights.matrix("score.weight", 1, width),
                                    1,
                                    width),
                            graph.constant("score.bias", weights.vector("score.bias", 1), 1)),
                    OnnxGraph.integer("transB", 1));
            return List.of(GraphOutput.of("score", 1));
        }

        @Override
        public long macs() {
            return 2L * width;
        }

        @Override
        public long params() {
            return width + 1L;
        }
    }
}
