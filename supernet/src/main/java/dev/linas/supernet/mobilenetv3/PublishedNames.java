package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.tensor.TensorFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that tensors have in the state dict of OFA's published MobileNetV3 checkpoints, and
 * ours. Shapes and layouts are the same, so a rename is all that a conversion takes.
 */
final class PublishedNames {
    /** Every published checkpoint has it, no file of ours. */
    private static final Pattern PUBLISHED =
            Pattern.compile("(module\\.)?first_conv\\.conv\\.weight");

    private static final String BLOCK = "blocks\\.(?<n>\\d+)\\.(mobile_inverted_conv|conv)\\.";

    /** Modules, in the checkpoints' words and in ours; elastic layers repeat the last word. */
    private static final Map<Pattern, String> MODULES = modules();

    private static final Map<String, String> BATCH_NORM =
            Map.of("running_mean", "mean", "running_var", "variance");

    private PublishedNames() {}

    /** The tensors of a checkpoint under our names; those of any other file under their own. */
    static TensorFile translate(TensorFile file) {
        boolean published = file.names().stream().anyMatch(n -> PUBLISHED.matcher(n).matches());
        return published ? file.renamed(PublishedNames::ours) : file;
    }

    /** Our name of a tensor of a checkpoint; its own name if it means nothing to us. */
    static String ours(String published) {
        for (Map.Entry<Pattern, String> module : MODULES.entrySet()) {
            Matcher matcher = module.getKey().matcher(published);
            if (matcher.matches()) {
                String last = matcher.group("last");
                return matcher.replaceFirst(module.getValue())
                        + BATCH_NORM.getOrDefault(last, last);
            }
        }
        return published;
    }

    private static Map<Pattern, String> modules() {
        Map<Pattern, String> modules = new LinkedHashMap<>();
        put(modules, "first_conv\\.conv\\.", "stem.conv.");
        put(modules, "first_conv\\.bn\\.", "stem.bn.");
        put(modules, BLOCK + "inverted_bottleneck\\.conv\\.(conv\\.)?", "blocks.${n}.expand.conv.");
        put(modules, BLOCK + "inverted_bottleneck\\.bn\\.(bn\\.)?", "blocks.${n}.expand.bn.");
        modules.put(
                Pattern.compile(
                        "(module\\.)?" + BLOCK + "depth_conv\\.conv\\.(?<last>\\d+to\\d+)_matrix"),
                "blocks.${n}.depthwise.transform.");
        put(modules, BLOCK + "depth_conv\\.conv\\.(conv\\.)?", "blocks.${n}.depthwise.conv.");
        put(modules, BLOCK + "depth_conv\\.bn\\.(bn\\.)?", "blocks.${n}.depthwise.bn.");
        put(modules, BLOCK + "depth_conv\\.se\\.fc\\.reduce\\.", "blocks.${n}.se.reduce.");
        put(modules, BLOCK + "depth_conv\\.se\\.fc\\.expand\\.", "blocks.${n}.se.expand.");
        put(modules, BLOCK + "point_linear\\.conv\\.(conv\\.)?", "blocks.${n}.project.conv.");
        put(modules, BLOCK + "point_linear\\.bn\\.(bn\\.)?", "blocks.${n}.project.bn.");
        put(modules, "final_expand_layer\\.conv\\.", "head.expand.conv.");
        put(modules, "final_expand_layer\\.bn\\.", "head.expand.bn.");
        put(modules, "feature_mix_layer\\.conv\\.", "head.mix.");
        put(modules, "classifier\\.linear\\.(linear\\.)?", "classifier.");
        return modules;
    }

    private static void put(Map<Pattern, String> modules, String published, String ours) {
        modules.put(Pattern.compile("(module\\.)?" + published + "(?<last>\\w+)"), ours);
    }
}
