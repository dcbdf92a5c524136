package dev.linas.searches.file;

import dev.linas.core.objective.Goal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The goals of metrics that have a usual name, told by the whole name. */
public final class UsualGoals {
    /** Scores, and amounts of work for each second. */
    private static final Pattern MAXIMIZED =
            Pattern.compile(
                    "(top_?[15]_|(validation|val|test)_)?acc(uracy)?([@_]?[15])?"
                            + "|acc(uracy)?_[a-z0-9_]+|top_?[15]"
                            + "|(hr|hit_rate|ndcg|map|mrr|precision|recall)(_at_[0-9]+|@[0-9]+)?"
                            + "|f1(_score|_macro|_micro)?|(roc_|pr_)?auc|auroc|mcc|r2|dice|m?iou"
                            + "|(sacre)?bleu|rouge_?(1|2|l)|meteor|psnr|ssim"
                            + "|throughput(_[a-z0-9_]+)?|fps"
                            + "|(tokens|words|sentences|images|frames|samples|items|queries"
                            + "|requests|inferences)_per_(second|sec|s)");

    /** Times, sizes, amounts of work and errors. */
    private static final Pattern MINIMIZED =
            Pattern.compile(
                    "((encoder_|step_)?latency|time|energy|power|memory|peak_memory|model_size"
                            + "|size)"
                            + "(_(ns|us|ms|s|seconds|nj|uj|mj|j|mw|w|bytes|kb|mb|gb|kib|mib|gib))?"
                            + "|(model|peak_memory)_bytes|(m|g)?(macs|flops)|params|parameters"
                            + "|perplexity|ppl|(validation_|val_|test_)?loss|nll"
                            + "|acc(uracy)?_(drop|loss|gap)|(top[15]_)?error(_rate|_top[15])?"
                            + "|[cw]er|r?mse|mae|mape|fid");

    private UsualGoals() {}

    /** The goal of a metric, whatever the case of its name; empty if it is not a usual one. */
    public static Optional<Goal> of(String metric) {
        String name = metric.toLowerCase(Locale.ROOT).replace('-', '_');
        if (MINIMIZED.matcher(name).matches()) {
            return Optional.of(Goal.MINIMIZE);
        }
        return MAXIMIZED.matcher(name).matches() ? Optional.of(Goal.MAXIMIZE) : Optional.empty();
    }
}
