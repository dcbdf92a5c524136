package dev.linas.searches.result;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The values that a metric with a usual name can have: amounts of time, energy, memory or work are
 * not negative, and an accuracy is neither that nor above 100 percent.
 */
enum PossibleValues {
    /** 0 and more. */
    AMOUNT(
            0,
            Double.MAX_VALUE,
            "((encoder_|step_)?latency|time|energy|power|memory|peak_memory|model_size|size)(_.+)?"
                    + "|.+_bytes|[mg]?(macs|flops)|params|parameters|perplexity|ppl"
                    + "|throughput(_.+)?|fps|.+_per_(second|sec|s)"),

    /** 0 to 100. */
    SHARE(
            0,
            100,
            "(validation_|val_|test_)?acc(uracy)?(_top_?[15])?"
                    + "|(hr|hit_rate|ndcg|precision|recall|f1)(_at_[0-9]+)?|(sacre)?bleu");

    private final double least;
    private final double most;
    private final Pattern names;

    PossibleValues(double least, double most, String names) {
        this.least = least;
        this.most = most;
        this.names = Pattern.compile(names);
    }

    /** Whether a metric of this name cannot have this value; false where the name says nothing. */
    static boolean excludes(String metric, double value) {
        String name = metric.toLowerCase(Locale.ROOT).replace('-', '_');
        for (PossibleValues values : values()) {
            if (values.names.matcher(name).matches()) {
                return value < values.least || value > values.most;
            }
        }
        return false;
    }
}
