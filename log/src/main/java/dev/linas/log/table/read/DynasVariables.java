package dev.linas.log.table.read;

import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the variables of a space in the dictionaries of DyNAS-T: element i of the list {@code ks}
 * is variable {@code ks<i>}, the only element of {@code num_layers} is {@code layers}. What the
 * space does not have must be the same in all rows.
 */
final class DynasVariables {
    /** Names of variables in DyNAS-T, with those in the spaces of Linas. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("num_layers", "layers"),
                    Map.entry("num_attention_heads", "heads"),
                    Map.entry("intermediate_size", "ffn"),
                    Map.entry("encoder_embed_dim", "encoder_embedding"),
                    Map.entry("decoder_embed_dim", "decoder_embedding"),
                    Map.entry("encoder_layer_num", "encoder_layers"),
                    Map.entry("decoder_layer_num", "decoder_layers"),
                    Map.entry("encoder_ffn_embed_dim", "encoder_ffn"),
                    Map.entry("decoder_ffn_embed_dim", "decoder_ffn"),
                    Map.entry("encoder_self_attention_heads", "encoder_self_heads"),
                    Map.entry("decoder_self_attention_heads", "decoder_self_heads"),
                    Map.entry("decoder_ende_attention_heads", "decoder_cross_heads"),
                    Map.entry("decoder_arbitrary_ende_attn", "decoder_cross_attention"));

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final SearchSpace space;
    private final CellTable table;
    private final ReadProblems problems;
    private final Map<String, CellTable.Row> firstRows = new HashMap<>();
    private final Map<String, Object> constants = new HashMap<>();

    DynasVariables(SearchSpace space, CellTable table, ReadProblems problems) {
        this.space = space;
        this.table = table;
        this.problems = problems;
        this.names = space.variables().stream().map(Variable::name).toList();
        for (int v = 0; v < names.size(); v++) {
            places.put(names.get(v), v);
        }
    }

    /** Names of the variables. */
    List<String> names() {
        return names;
    }

    /**
     * The option per variable, blank where the dictionary has none; null if it is wrong.
     *
     * @param column where it stands, for messages
     */
    List<String> cells(CellTable.Row row, String column, String dictionary) {
        Object value;
        try {
            value = PythonLiteral.parse(dictionary);
        } catch (IllegalArgumentException e) {
            problems.at(row, "column '%s': %s".formatted(column, e.getMessage()));
            return null;
        }
        if (!(value instanceof Map<?, ?> entries)) {
            problems.at(row, column, dictionary, "a dictionary such as {'ks': [3, 5]}");
            return null;
        }
        List<String> cells = new ArrayList<>(Collections.nCopies(names.size(), ""));
        boolean right = true;
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            right &= take(row, String.valueOf(entry.getKey()), entry.getValue(), cells);
        }
        return right ? cells : null;
    }

    private boolean take(CellTable.Row row, String key, Object value, List<String> cells) {
        String name = NAMES.getOrDefault(key, key);
        List<?> elements = value instanceof List<?> list ? list : Collections.singletonList(value);
        if (elements.size() == 1 && places.containsKey(name)) {
            cells.set(places.get(name), WrittenGenomes.text(elements.get(0)));
            return true;
        }
        if (!places.containsKey(name + "0")) {
            return constant(row, key, value);
        }
        for (int i = 0; i < elements.size(); i++) {
            Integer place = places.get(name + i);
            if (place == null) {
                problems.at(
                        row,
                        ("'%s' has %d elements, but space %s has no variable %s%d; is it of"
                                        + " another space?")
                                .formatted(key, elements.size(), space.name(), name, i));
                return false;
            }
            cells.set(place, WrittenGenomes.text(elements.get(i)));
        }
        return true;
    }

    private boolean constant(CellTable.Row row, String key, Object value) {
        CellTable.Row first = firstRows.putIfAbsent(key, row);
        if (first == null) {
            constants.put(key, String.valueOf(value));
            return true;
        }
        if (constants.get(key).equals(String.valueOf(value))) {
            return true;
        }
        problems.at(
                row,
                ("'%s' is %s, but %s in %s, and space %s has no such variable; keep rows of one"
                                + " value in %s, or name a space that has it")
                        .formatted(
                                key,
                                value,
                                constants.get(key),
                                problems.place(first),
                                space.name(),
                                table.file()));
        return false;
    }
}
