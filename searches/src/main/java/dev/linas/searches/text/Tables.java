package dev.linas.searches.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The tables that a command prints, for programs: their headings in lower case, with {@code _} for
 * whatever is neither letter nor digit and a number behind one that was there before, their values
 * as people see them. Not thread-safe.
 */
public final class Tables {
    private static final JsonMapper JSON = new JsonMapper();
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final String NOTHING = "-";

    private final Map<String, TextTable> tables = new LinkedHashMap<>();
    private final boolean alone;

    /** Tables with names, as many as will be added. */
    public Tables() {
        this(false);
    }

    private Tables(boolean alone) {
        this.alone = alone;
    }

    /** Adds a table. */
    public Tables add(String name, TextTable table) {
        tables.put(name, table);
        return this;
    }

    /** The one table of a command that never has another; it has no name. */
    public static Tables of(TextTable table) {
        return new Tables(true).add("", table);
    }

    /**
     * A table without a name: an array of objects, one per row. Tables with names, also if there is
     * but one: an object with such an array per table. In columns declared to be of numbers,
     * numbers are numbers and {@code -} is null; all else is text.
     */
    public String json() {
        if (alone) {
            return array(tables.values().iterator().next()).toPrettyString() + "\n";
        }
        ObjectNode all = JSON.createObjectNode();
        tables.forEach((name, table) -> all.set(key(name), array(table)));
        return all.toPrettyString() + "\n";
    }

    private static ArrayNode array(TextTable table) {
        ArrayNode array = JSON.createArrayNode();
        List<String> keys = keys(table);
        for (List<String> row : table.rows()) {
            ObjectNode object = array.addObject();
            for (int c = 0; c < row.size(); c++) {
                String key = keys.get(c);
                String cell = row.get(c);
                if (!table.isNumbers(c)) {
                    object.put(key, cell);
                } else if (cell.equals(NOTHING)) {
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
     * Comma-separated values with a heading; {@code -} in a column of numbers is empty. Several
     * tables follow each other, an empty line between them.
     */
    public String csv() {
        StringBuilder text = new StringBuilder();
        for (TextTable table : tables.values()) {
            text.append(text.isEmpty() ? "" : "\n");
            try (CSVPrinter csv = new CSVPrinter(text, CSV)) {
                csv.printRecord(keys(table));
                for (List<String> row : table.rows()) {
                    List<String> cells = new ArrayList<>(row);
                    for (int c = 0; c < cells.size(); c++) {
                        if (table.isNumbers(c) && cells.get(c).equals(NOTHING)) {
                            cells.set(c, null);
                        }
                    }
                    csv.printRecord(cells);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a text in memory is always writable", e);
            }
        }
        return text.toString();
    }

    private static List<String> keys(TextTable table) {
        Set<String> keys = new LinkedHashSet<>();
        for (String heading : table.headings()) {
            String key = key(heading);
            for (int n = 2; !keys.add(key); n++) {
                key = key(heading) + "_" + n;
            }
        }
        return List.copyOf(keys);
    }

    private static String key(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replace("%", "percent")
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
    }
}
