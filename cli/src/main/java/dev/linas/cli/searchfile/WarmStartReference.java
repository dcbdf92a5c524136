package dev.linas.cli.searchfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the sub-networks that a search begins with from a JSON file: what {@code linas front --format
 * json} prints, or the fronts of what {@code linas simulate --json} writes.
 */
final class WarmStartReference {
    static final String EXPECTED =
            "the path of a JSON file with a front, as 'linas front --format json' prints it";

    private final Path folder;

    WarmStartReference(Path folder) {
        this.folder = folder;
    }

    /** The genomes in canonical form, each once, in the order of the file; none if one is wrong. */
    List<Genome> read(Value value, SearchSpace space) {
        return value.text(name -> !name.isBlank())
                .map(name -> read(value, name, space))
                .orElse(List.of());
    }

    private List<Genome> read(Value value, String name, SearchSpace space) {
        try {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                value.reject("; there is no file " + file);
                return List.of();
            }
            Set<Genome> genomes = new LinkedHashSet<>();
            for (JsonNode entry : entries(new JsonMapper().readTree(file.toFile()))) {
                genomes.add(space.canonical(space.genome(indices(entry.get("genome")))));
            }
            if (genomes.isEmpty()) {
                value.reject("; it holds none");
            }
            return List.copyOf(genomes);
        } catch (InvalidPathException | IOException e) {
            value.reject("; it cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            value.reject("; " + e.getMessage());
        }
        return List.of();
    }

    /** Everything with a genome: at the top, or in the fronts there. */
    private static List<JsonNode> entries(JsonNode root) {
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode node : root.isArray() ? root : List.of(root)) {
            if (node.has("genome")) {
                entries.add(node);
            }
            node.path("front").forEach(entries::add);
        }
        return entries;
    }

    private static int[] indices(JsonNode genome) {
        if (genome == null || !genome.isArray()) {
            throw new IllegalArgumentException("'genome' is " + genome + "; expected a list");
        }
        int[] indices = new int[genome.size()];
        for (int v = 0; v < indices.length; v++) {
            if (!genome.get(v).canConvertToInt()) {
                throw new IllegalArgumentException(
                        "'genome' holds " + genome.get(v) + "; expected option indices");
            }
            indices[v] = genome.get(v).intValue();
        }
        return indices;
    }
}
