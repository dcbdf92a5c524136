package dev.linas.searches.devices;

import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A comparison of devices for people and spreadsheets. Pure. */
public final class DeviceComparisonText {
    private DeviceComparisonText() {}

    /** Two tables: what each device's front loses on the others, and rank correlations. */
    public static String tables(DeviceComparison comparison) {
        return "Hypervolume that the front of a device (row) loses on another one (column), %:\n"
                + lost(comparison)
                + "\nRank correlation (Spearman) of their latencies over "
                + comparison.rows()
                + " sub-networks:\n"
                + correlations(comparison);
    }

    /** The part of the hypervolume that the front of a device loses on another one, in percent. */
    public static TextTable lost(DeviceComparison comparison) {
        return matrix(comparison, pair -> format("%.2f", 100 * pair.lost()));
    }

    /** Rank correlations of latencies. */
    public static TextTable correlations(DeviceComparison comparison) {
        return matrix(comparison, pair -> format("%.3f", pair.spearman()));
    }

    /** A line per pair: {@code front_of,on,members,hypervolume_lost,spearman}. */
    public static String csv(DeviceComparison comparison) {
        StringBuilder text = new StringBuilder("front_of,on,members,hypervolume_lost,spearman\n");
        for (DeviceComparison.Pair pair : comparison.pairs()) {
            text.append(quoted(pair.of())).append(',').append(quoted(pair.on())).append(',');
            text.append(pair.members()).append(',').append(pair.lost()).append(',');
            text.append(Double.isNaN(pair.spearman()) ? "" : pair.spearman()).append('\n');
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return name.contains(",") || name.contains("\"")
                ? '"' + name.replace("\"", "\"\"") + '"'
                : name;
    }

    private static TextTable matrix(
            DeviceComparison comparison, Function<DeviceComparison.Pair, String> cell) {
        List<String> headings = new ArrayList<>(List.of("front of"));
        headings.addAll(comparison.devices());
        TextTable table =
                new TextTable(headings.toArray(String[]::new))
                        .numbers(comparison.devices().toArray(String[]::new));
        for (int of = 0; of < comparison.devices().size(); of++) {
            List<String> cells = new ArrayList<>(List.of(comparison.devices().get(of)));
            for (int on = 0; on < comparison.devices().size(); on++) {
                cells.add(cell.apply(comparison.pair(of, on)));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String format(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
