package dev.linas.searches.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what the largest sub-network reached, so that a finished search is shown with the same
 * comparison every time: {@code DATA/largest/SEARCH.json}, {@code {"genome": "3,2", "values":
 * {"latency_ms@here": 1.5}}}.
 */
public final class LargestFile {
    private final KeptJson file;
    private final SearchSpec spec;

    /**
     * @param data the data folder of the run
     */
    public LargestFile(Path data, SearchSpec spec) {
        this.file = new KeptJson(data.resolve("largest").resolve(spec.id() + ".json"));
        this.spec = spec;
    }

    /**
     * Reads what was kept of this genome; empty if there is nothing, or an objective is missing.
     */
    public Optional<Evaluation> read(Genome genome) {
        return file.read().flatMap(kept -> largest(kept, genome));
    }

    private Optional<Evaluation> largest(JsonNode kept, Genome genome) {
        double[] values =
                spec.objectives().stream()
                        .mapToDouble(o -> kept.path("values").path(o.id()).asDouble(Double.NaN))
                        .toArray();
        Evaluation evaluation = new Evaluation(0, 0, genome, values, false);
        return kept.path("genome").asText().equals(genome.toString()) && evaluation.complete()
                ? Optional.of(evaluation)
                : Optional.empty();
    }

    /** Keeps a complete evaluation. */
    public void write(Evaluation largest) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.put("genome", largest.genome().toString());
        ObjectNode values = kept.putObject("values");
        for (int o = 0; o < spec.objectives().size(); o++) {
            values.put(spec.objectives().get(o).id(), largest.value(o));
        }
        file.write(kept);
    }
}
