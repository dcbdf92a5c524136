package dev.linas.searches.file;

import com.fasterxml.jackson.databind.JsonNode;

/** Genomes as the JSON results write them: a list of option indices. */
final class GenomeJson {
    private GenomeJson() {}

    /**
     * The option indices of a genome.
     *
     * @throws IllegalArgumentException if it is no list of whole numbers
     */
    static int[] indices(JsonNode genome) {
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
