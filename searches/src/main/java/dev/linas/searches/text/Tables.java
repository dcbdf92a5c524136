package dev.linas.searches.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The tables that a command prints, for programs: their headings in lower case, with {@code _} for
 * whatever is neither letter nor digit, their values as people see them. Not thread-safe.
 */
public final class Tables {
    private static final JsonMapper JSON = new JsonMapper();
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final String NOTHING = "-";

    private final Map<String, TextTable> tables = new LinkedHashMap<>();

    /** Adds a table. */
    public Tables add(String name, TextTable table) {
        tables.put(name, table);
        return this;
    }

    /** One table alone. */
    public static Tables of(TextTable table) {
        return new Tables().add("", table);
    }

    /**
     * One table: an array of objects, one per row. Several: an object with such an array per table.
     * Numbers are numbers, and {@code -} is null.
     */
    public String json() {
        if (tables.size() == 1) {
            return array(tables.values().iterator().next()).toPrettyString() + "\n";
        }
        ObjectNode all = JSON.createObjectNode();
        tables.forEach((name, table) -> all.set(key(name), array(table)));
        return all.toPrettyString() + "\n";
    }

    private static ArrayNode array(TextTable table) {
        ArrayNode array = JSON.createArrayNode();
        for (List<String> row : table.rows()) {
            ObjectNode object = array.addObject();
            for (int c = 0; c < row.size(); c++) {
                String key = key(table.headings().get(c));
                String cell = row.get(c);
                if (cell.equals(NOTHING)) {
                    object.putNull(key);
                } else if (cell.matches("[-+]?[0-9]{1,18}")) {
                    object.put(key, Long.parseLong(cell));
                } else if (NUMBER.matcher(cell).matches()) {
                    object.put(key, Double.parseDouble(cell));
                } else {
                    object.put(key, cell);
                }
            }
        }
        return array;
    }

    /**
     * Comma-separated values with a heading. Several tables follow each other, an empty line
     * between them.
     */
    public String csv() {
        StringBuilder text = new StringBuilder();
        for (TextTable table : tables.values()) {
            text.append(text.isEmpty() ? "" : "\n");
            try (CSVPrinter csv = new CSVPrinter(text, CSV)) {
                csv.printRecord(table.headings().stream().map(Tables::key).toList());
                for (List<String> row : table.rows()) {
                    csv.printRecord(
                            row.stream().map(cell -> cell.equals(NOTHING) ? null : cell).toList());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a text in memory is always writable", e);
            }
        }
        return text.toString();
    }

    private static String key(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replace("%", "percent")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
