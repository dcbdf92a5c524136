package dev.linas.supernet.cut;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** For every operator of ONNX that a cut can be followed through, which axes go together. */
final class LinkRules {
    private static final Map<String, Consumer<NodeAxes>> RULES = new HashMap<>();

    static {
        for (String operator :
                List.of(
                        "Abs",
                        "Acos",
                        "Acosh",
                        "Asin",
                        "Asinh",
                        "Atan",
                        "Atanh",
                        "Ceil",
                        "Celu",
                        "Clip",
                        "Cos",
                        "Cosh",
                        "Dropout",
                        "Elu",
                        "Erf",
                        "Exp",
                        "Floor",
                        "Gelu",
                        "HardSigmoid",
                        "HardSwish",
                        "Identity",
                        "IsInf",
                        "IsNaN",
                        "LeakyRelu",
                        "Log",
                        "LogSoftmax",
                        "LpNormalization",
                        "LRN",
                        "Mish",
                        "Neg",
                        "Not",
                        "Reciprocal",
                        "Relu",
                        "Round",
                        "Selu",
                        "Shrink",
                        "Sigmoid",
                        "Sign",
                        "Sin",
                        "Sinh",
                        "Softmax",
                        "Softplus",
                        "Softsign",
                        "Sqrt",
                        "Swish",
                        "Tan",
                        "Tanh",
                        "ThresholdedRelu")) {
            RULES.put(operator, LinkRules::unary);
        }
        for (String operator :
                List.of(
                        "Add",
                        "And",
                        "Div",
                        "Equal",
                        "Greater",
                        "GreaterOrEqual",
                        "Less",
                        "LessOrEqual",
                        "Max",
                        "Mean",
                        "Min",
                        "Mod",
                        "Mul",
                        "Or",
                        "PRelu",
                        "Pow",
                        "Sub",
                        "Sum",
                        "Where",
                        "Xor")) {
            RULES.put(operator, LinkRules::stretched);
        }
        for (String operator :
                List.of(
                        "ReduceL1",
                        "ReduceL2",
                        "ReduceLogSum",
                        "ReduceLogSumExp",
                        "ReduceMax",
                        "ReduceMean",
                        "ReduceMin",
                        "ReduceProd",
                        "ReduceSum",
                        "ReduceSumSquare",
                        "ArgMax",
                        "ArgMin")) {
            RULES.put(operator, LinkRules::reduction);
        }
        for (String operator :
                List.of(
                        "AveragePool",
                        "GlobalAveragePool",
                        "GlobalLpPool",
                        "GlobalMaxPool",
                        "LpPool",
                        "MaxPool",
                        "Resize",
                        "Upsample")) {
            RULES.put(operator, LinkRules::pooling);
        }
        RULES.put("Cast", LinkRules::cast);
        RULES.put("CastLike", LinkRules::castLike);
        RULES.put("Conv", ProductRules::convolution);
        RULES.put("ConvTranspose", ProductRules::transposedConvolution);
        RULES.put("Gemm", ProductRules::gemm);
        RULES.put("MatMul", ProductRules::matMul);
        RULES.put("Einsum", ProductRules::einsum);
        RULES.put("BatchNormalization", LinkRules::channelWise);
        RULES.put("InstanceNormalization", LinkRules::channelWise);
        RULES.put("LayerNormalization", LinkRules::stretched);
        RULES.put("RMSNormalization", LinkRules::stretched);
        RULES.put("Reshape", ShapeRules::reshape);
        RULES.put("Flatten", ShapeRules::reshape);
        RULES.put("Squeeze", ShapeRules::reshape);
        RULES.put("Unsqueeze", ShapeRules::reshape);
        RULES.put("Transpose", ShapeRules::transpose);
        RULES.put("Concat", ShapeRules::concat);
        RULES.put("Split", ShapeRules::split);
        RULES.put("Slice", ShapeRules::slice);
        RULES.put("Pad", ShapeRules::pad);
        RULES.put("Gather", ShapeRules::gather);
        RULES.put("Expand", ShapeRules::expand);
        RULES.put("Tile", ShapeRules::tile);
        RULES.put("DepthToSpace", ShapeRules::depthToSpace);
        RULES.put("SpaceToDepth", ShapeRules::spaceToDepth);
        RULES.put("GroupNormalization", ProductRules::groupNormalization);
        RULES.put("LSTM", axes -> RecurrentRules.apply(axes, 4));
        RULES.put("GRU", axes -> RecurrentRules.apply(axes, 3));
        RULES.put("RNN", axes -> RecurrentRules.apply(axes, 1));
        RULES.put("Shape", axes -> axes.free(axes.input(0)));
        RULES.put("Size", axes -> axes.free(axes.input(0)));
        RULES.put("ConstantOfShape", axes -> axes.free(axes.output(0)));
        RULES.put("Range", axes -> {});
    }

    private LinkRules() {}

    /** Notes the links of a node. */
    static void apply(NodeAxes axes) {
        boolean foreign = !Set.of("", "ai.onnx").contains(axes.node().getDomain());
        Consumer<NodeAxes> rule = foreign ? null : RULES.get(axes.node().getOpType());
        if (rule == null) {
            axes.uncuttable(
                    "Linas cannot follow cuts through operator %s"
                            .formatted(axes.node().getOpType()));
        } else {
            rule.accept(axes);
            axes.close();
        }
    }

    private static void unary(NodeAxes axes) {
        axes.broadcast(axes.input(0), axes.output(0));
    }

    /** Weights are cut as 32-bit floats, others only read whole. */
    private static void cast(NodeAxes axes) {
        unary(axes);
        if (axes.isOtherFloats(axes.input(0))) {
            axes.uncuttable(
                    "it holds no 32-bit floats (network.float() in PyTorch exports such)",
                    axes.input(0));
        }
    }

    /** Of the second input only the type counts. */
    private static void castLike(NodeAxes axes) {
        unary(axes);
        axes.free(axes.input(1));
    }

    /** Operators whose inputs are stretched to one shape. */
    private static void stretched(NodeAxes axes) {
        for (int input = 0; input < axes.inputs(); input++) {
            if (axes.has(input)) {
                axes.broadcast(axes.input(input), axes.output(0));
            }
        }
    }

    /** Links the axes that are left where others are summed up. */
    private static void reduction(NodeAxes axes) {
        String in = axes.input(0);
        String out = axes.output(0);
        int rank = axes.rank(in);
        boolean argument = axes.node().getOpType().startsWith("Arg");
        long[] none = {};
        long[] given =
                argument
                        ? new long[] {axes.integer("axis", 0)}
                        : axes.longs("axes", 1).orElse(none);
        boolean[] gone = new boolean[rank];
        for (long axis : given) {
            gone[axes.axis(axis, rank)] = true;
        }
        if (given.length == 0 && axes.integer("noop_with_empty_axes", 0) == 0) {
            Arrays.fill(gone, true);
        }
        boolean kept = axes.integer("keepdims", 1) == 1;
        int place = 0;
        for (int axis = 0; axis < rank; axis++) {
            if (gone[axis]) {
                axes.free(in, axis);
            } else {
                axes.same(in, axis, out, kept ? axis : place);
                place++;
            }
        }
    }

    /** Images and channels stay, pixels are summed up. */
    private static void pooling(NodeAxes axes) {
        axes.same(axes.input(0), 0, axes.output(0), 0);
        axes.same(axes.input(0), 1, axes.output(0), 1);
    }

    /** One number per channel in every further input. */
    private static void channelWise(NodeAxes axes) {
        axes.broadcast(axes.input(0), axes.output(0));
        for (int input = 1; input < axes.inputs(); input++) {
            axes.same(axes.input(input), 0, axes.input(0), 1);
        }
    }
}
