package dev.linas.supernet.resnet;

import dev.linas.supernet.tensor.TensorFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that tensors have in the state dict of Once-for-All's ResNet50, and ours. Elastic
 * layers repeat a word: {@code blocks.0.conv1.conv.conv.weight} is our {@code
 * blocks.0.conv1.conv.weight}.
 */
final class PublishedResNetNames {
    private static final Pattern STEM =
            Pattern.compile(
                    "input_stem\\.(\\d)\\.(?:conv\\.)?(conv|bn)\\.(?:conv\\.|bn\\.)?(\\w+)");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "blocks\\.(\\d+)\\.(conv\\d|downsample)\\.(conv|bn)"
                            + "\\.(?:conv\\.|bn\\.)?(\\w+)");
    private static final Pattern CLASSIFIER =
            Pattern.compile("classifier\\.linear\\.(?:linear\\.)?(\\w+)");

    private PublishedResNetNames() {}

    /** The tensors of a checkpoint under our names; those of any other file under their own. */
    static TensorFile translate(TensorFile file) {
        boolean published = file.names().stream().anyMatch(name -> name.contains("input_stem.0."));
        return published ? file.renamed(PublishedResNetNames::ours) : file;
    }

    /** Our name of a tensor of a checkpoint; its own name if it means nothing to us. */
    static String ours(String published) {
        String name = published.startsWith("module.") ? published.substring(7) : published;
        Matcher stem = STEM.matcher(name);
        if (stem.matches()) {
            return "stem.%s.%s.%s".formatted(stem.group(1), stem.group(2), last(stem.group(3)));
        }
        Matcher block = BLOCK.matcher(name);
        if (block.matches()) {
            return "blocks.%s.%s.%s.%s"
                    .formatted(
                            block.group(1), block.group(2), block.group(3), last(block.group(4)));
        }
        Matcher classifier = CLASSIFIER.matcher(name);
        return classifier.matches() ? "classifier." + classifier.group(1) : published;
    }

    private static String last(String name) {
        return switch (name) {
            case "running_mean" -> "mean";
            case "running_var" -> "variance";
            default -> name;
        };
    }
}
