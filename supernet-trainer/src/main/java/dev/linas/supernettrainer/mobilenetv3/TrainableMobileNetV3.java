package dev.linas.supernettrainer.mobilenetv3;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.mobilenetv3.BlockPlan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernettrainer.torch.ForwardPass;
import dev.linas.supernettrainer.torch.TrainableNetwork;
import dev.linas.supernettrainer.torch.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A super-network of the family {@code mobilenetv3}, or one of its sub-networks alone. */
public final class TrainableMobileNetV3 implements TrainableNetwork {
    private final MobileNetV3Planner planner;
    private final List<TensorShape> tensors;
    private final Function<Genome, MobileNetV3Plan> plans;

    private TrainableMobileNetV3(
            MobileNetV3Planner planner,
            List<TensorShape> tensors,
            Function<Genome, MobileNetV3Plan> plans) {
        this.planner = planner;
        this.tensors = List.copyOf(tensors);
        this.plans = plans;
    }

    /** The network of a description; empty if it is of another family. */
    public static Optional<TrainableNetwork> of(NetworkDescription network, SearchSpace space) {
        return network instanceof MobileNetV3Description description
                ? Optional.of(of(MobileNetV3Planner.of(description, space)))
                : Optional.empty();
    }

    private static TrainableNetwork of(MobileNetV3Planner planner) {
        return new TrainableMobileNetV3(planner, planner.tensors(), planner::plan);
    }

    @Override
    public NetworkPlanner planner() {
        return planner;
    }

    @Override
    public ImageClassification images() {
        return planner.network().input().classification(planner.network().classes());
    }

    @Override
    public List<TensorShape> tensors() {
        return tensors;
    }

    @Override
    public Map<String, float[]> firstWeights(long seed) {
        return FirstWeights.of(tensors, seed);
    }

    @Override
    public ForwardPass over(Weights weights) {
        return new ElasticMobileNetV3(plans, weights);
    }

    /** Its kernels have their final size: nothing to cut or to transform. */
    @Override
    public TrainableNetwork alone(Genome genome) {
        return new TrainableMobileNetV3(
                planner,
                unshared(planner.plan(genome)).tensors(),
                chosen -> unshared(planner.plan(chosen)));
    }

    static MobileNetV3Plan unshared(MobileNetV3Plan plan) {
        List<BlockPlan> blocks = plan.blocks().stream().map(BlockPlan::withFixedKernel).toList();
        return new MobileNetV3Plan(
                plan.genome(), plan.resolution(), plan.stem(), blocks, plan.head());
    }
}
