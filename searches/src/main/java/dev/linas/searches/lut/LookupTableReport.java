package dev.linas.searches.lut;

import dev.linas.searches.text.TextTable;
import java.util.Locale;

/** Says what a table was made of and how far it is off. */
public final class LookupTableReport {
    private LookupTableReport() {}

    /** All of it, for people. */
    public static String of(LookupTable table) {
        return """
        %d distinct layers measured. Latency of a network: %s ms + per layer (%s x its own time \
        %s ms).

        %s\
        """
                .formatted(
                        table.layers(),
                        decimal("%.4f", table.calibration().offset()),
                        decimal("%.3f", table.calibration().scale()),
                        decimal("%+.5f", table.calibration().perLayer()),
                        errors(table));
    }

    /** How far the table and the mere sum of layers are off. */
    public static TextTable errors(LookupTable table) {
        return new TextTable("error on", "MAPE", "RMSE ms", "tau-b")
                .numbers("RMSE ms", "tau-b")
                .row(row("the mere sum of layers", table.uncalibrated()))
                .row(row("the table", table.error()));
    }

    private static String[] row(String what, TableError error) {
        return new String[] {
            "%d networks, %s".formatted(error.networks(), what),
            percent(error.mape()),
            decimal("%.4g", error.rmse()),
            decimal("%.3f", error.tau())
        };
    }

    private static String percent(double fraction) {
        return decimal("%.2f", 100 * fraction) + " %";
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
