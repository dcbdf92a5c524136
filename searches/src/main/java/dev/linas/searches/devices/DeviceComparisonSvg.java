package dev.linas.searches.devices;

import dev.linas.searches.plot.HeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison of devices as a picture: a cell per pair, the darker the more is lost. Pure. */
public final class DeviceComparisonSvg {
    private DeviceComparisonSvg() {}

    /** The picture, an SVG document. */
    public static String write(DeviceComparison comparison) {
        List<String> devices = comparison.devices();
        double most =
                comparison.pairs().stream()
                        .mapToDouble(DeviceComparison.Pair::lost)
                        .max()
                        .orElse(0);
        HeatMap map =
                new HeatMap(
                        "Hypervolume lost by the front of a device (row) on another (column), %",
                        devices);
        for (int of = 0; of < devices.size(); of++) {
            double[] shades = new double[devices.size()];
            List<String> texts = new ArrayList<>();
            for (int on = 0; on < shades.length; on++) {
                double lost = comparison.pair(of, on).lost();
                shades[on] = most > 0 ? lost / most : 0;
                texts.add(String.format(Locale.ROOT, "%.2f", 100 * lost));
            }
            map.row(devices.get(of), shades, texts);
        }
        return map.svg();
    }
}
