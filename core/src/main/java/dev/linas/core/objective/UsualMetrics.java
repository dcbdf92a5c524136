package dev.linas.core.objective;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the usual names of metrics tell of those that nobody declares as a {@link Metric}: the
 * columns of tables, and what programs of users answer with. Whole names count, whatever their case
 * and whether words are joined by {@code _} or {@code -}.
 */
public enum UsualMetrics {
    /** Times, sizes and amounts of work; 0 or more. */
    COST(
            Optional.of(Goal.MINIMIZE),
            0,
            Double.MAX_VALUE,
            Names.AMOUNTS
                    + "(_(ns|us|ms|s|seconds|nj|uj|mj|j|mw|w|bytes|kb|mb|gb|kib|mib|gib))?"
                    + "|(model|peak_memory)_bytes|[mg]?(macs|flops)|params|parameters"),

    /** The exponential of a mean loss; 1 or more. */
    PERPLEXITY(Optional.of(Goal.MINIMIZE), 1, Double.MAX_VALUE, Names.SPLIT + "(perplexity|ppl)"),

    /** Errors and losses; some may be negative. */
    ERROR(
            Optional.of(Goal.MINIMIZE),
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            Names.SPLIT
                    + "(loss|error(_rate)?)|nll|acc(uracy)?_(drop|loss|gap)"
                    + "|(top[15]_)?error(_rate|_top[15])?|[cw]er|r?mse|mae|mape|fid"),

    /** Scores that are shares or per cent; 0 to 100. */
    SHARE(
            Optional.of(Goal.MAXIMIZE),
            0,
            100,
            Names.SPLIT
                    + "acc(uracy)?(_top_?[15])?"
                    + "|(hr|hit_rate|ndcg|precision|recall|f1)(_at_[0-9]+)?|(sacre)?bleu"),

    /** Amounts of work for each second; 0 or more. */
    RATE(
            Optional.of(Goal.MAXIMIZE),
            0,
            Double.MAX_VALUE,
            "throughput(_[a-z0-9_]+)?|fps"
                    + "|(tokens|words|sentences|images|frames|samples|items|queries"
                    + "|requests|inferences)"
                    + Names.PER_SECOND),

    /** Other scores; some may be negative. */
    SCORE(
            Optional.of(Goal.MAXIMIZE),
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            "(top_?[15]_|(validation|val|test)_)?acc(uracy)?([@_]?[15])?"
                    + "|acc(uracy)?_[a-z0-9_]+|top_?[15]"
                    + "|(hr|hit_rate|ndcg|map|mrr|precision|recall)(_at_[0-9]+|@[0-9]+)?"
                    + "|f1(_score|_macro|_micro)?|(roc_|pr_)?auc|auroc|mcc|r2|dice|m?iou"
                    + "|rouge_?(1|2|l)|meteor|psnr|ssim"),

    /** Amounts of which the name does not tell what is better; 0 or more. */
    AMOUNT(
            Optional.empty(),
            0,
            Double.MAX_VALUE,
            Names.AMOUNTS + "(_.+)?|.+_bytes|throughput(_.+)?|.+" + Names.PER_SECOND);

    /** Parts of names that stand in several lists. */
    private static final class Names {
        private static final String AMOUNTS =
                "((encoder_|step_)?latency|prefill|time|energy|power|memory|peak_memory"
                        + "|model_size|size)";
        private static final String SPLIT = "((validation|val|test)_)?";
        private static final String PER_SECOND = "_per_(second|sec|s)";
    }

    /** Parts of names that suggest costs, errors and scores; the first that fits counts. */
    private static final Pattern LIKE_ERROR =
            Pattern.compile("(.*_)?(errors?|loss|perplexity|ppl)([_@].*)?");

    private static final Pattern LIKE_COST =
            Pattern.compile(
                    "(lat|time|energy|macs|flops|params|memory|size|model_bytes).*"
                            + "|.*_(ns|us|ms|s|seconds|nj|uj|mj|j|mw|w|bytes|[kmg]i?b)(@.*)?");

    private static final Pattern LIKE_SCORE =
            Pattern.compile(".*(acc|top_?[15]|val|test|bleu|quality|score|hr@|f1|map).*");

    private final Optional<Goal> goal;
    private final double lowest;
    private final double highest;
    private final Pattern names;

    UsualMetrics(Optional<Goal> goal, double lowest, double highest, String names) {
        this.goal = goal;
        this.lowest = lowest;
        this.highest = highest;
        this.names = Pattern.compile(names);
    }

    /** The goal of a metric; empty if its name is not a usual one. */
    public static Optional<Goal> goal(String metric) {
        return of(metric).flatMap(usual -> usual.goal);
    }

    /** Whether a metric of this name cannot have this value; false where the name says nothing. */
    public static boolean excludes(String metric, double value) {
        return of(metric)
                .filter(usual -> value < usual.lowest || value > usual.highest)
                .isPresent();
    }

    /**
     * The goal that a part of a name suggests where the whole is not a usual one. For choosing
     * among columns where a person sees what was chosen; it may be wrong.
     *
     * @param column a metric, or {@code metric@pool}
     */
    public static Optional<Goal> suggestedGoal(String column) {
        String name = plain(column);
        Optional<Goal> known = goal(metricOf(name));
        if (known.isPresent()) {
            return known;
        }
        if (LIKE_ERROR.matcher(name).matches() || LIKE_COST.matcher(name).matches()) {
            return Optional.of(Goal.MINIMIZE);
        }
        return LIKE_SCORE.matcher(name).matches() ? Optional.of(Goal.MAXIMIZE) : Optional.empty();
    }

    /**
     * Whether a name suggests a cost of a device, such as time, energy and size. An error or loss
     * is none.
     *
     * @param column a metric, or {@code metric@pool}
     */
    public static boolean suggestsCost(String column) {
        String name = plain(column);
        return of(metricOf(name))
                .map(COST::equals)
                .orElseGet(
                        () ->
                                !LIKE_ERROR.matcher(name).matches()
                                        && LIKE_COST.matcher(name).matches());
    }

    /**
     * Whether a name suggests how good a network is, the more the better. A rate is a device's.
     *
     * @param column a metric, or {@code metric@pool}
     */
    public static boolean suggestsScore(String column) {
        return suggestedGoal(column).equals(Optional.of(Goal.MAXIMIZE))
                && !of(metricOf(plain(column))).equals(Optional.of(RATE));
    }

    private static String metricOf(String column) {
        return ObjectiveId.parse(column).map(ObjectiveId::metric).orElse(column);
    }

    private static Optional<UsualMetrics> of(String metric) {
        String name = plain(metric);
        return Arrays.stream(values())
                .filter(usual -> usual.names.matcher(name).matches())
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
