package dev.linas.searches.lut;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes lookup tables, format {@code linas-lookup-table/1}. */
final class LookupTableWriter {
    private static final String FORMAT = "linas-lookup-table/1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LookupTableWriter() {}

    /**
     * The JSON of a table.
     *
     * @param space name of the space whose genomes it reads
     * @param note what it says and where it comes from
     * @param metrics by name, in the order to be written
     */
    static String write(String space, String note, Map<String, TableMetric> metrics) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("space", space);
        root.put("note", note);
        ObjectNode nodes = root.putObject("metrics");
        metrics.forEach((name, metric) -> nodes.set(name, MAPPER.valueToTree(metric)));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }
}
