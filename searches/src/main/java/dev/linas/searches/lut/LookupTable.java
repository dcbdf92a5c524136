package dev.linas.searches.lut;

/**
 * A finished lookup table.
 *
 * @param json the content of its file, format {@code linas-lookup-table/1}: metrics {@code
 *     latency_ms}, {@code macs} and {@code params}
 * @param layers number of distinct layers that were measured
 * @param calibration how their sum became the latency of networks
 * @param uncalibrated the error that the mere sum would have
 * @param error the error of the table
 */
public record LookupTable(
        String json,
        int layers,
        LayerSumCalibration calibration,
        TableError uncalibrated,
        TableError error) {}
