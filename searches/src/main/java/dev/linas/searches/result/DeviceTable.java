package dev.linas.searches.result;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The devices of a search for people: how large the front of each is. Pure. */
public final class DeviceTable {
    private DeviceTable() {}

    /**
     * A line per device, in their order; no lines without objectives per pool.
     *
     * @param objectives of the search
     * @param front of the search
     * @param reference its reference point
     */
    public static TextTable of(
            List<Objective> objectives, List<Evaluation> front, Optional<List<Double>> reference) {
        TextTable table = new TextTable("device", "objectives", "front", "hypervolume");
        rows(objectives, front, reference).forEach(row -> table.row(row.toArray(String[]::new)));
        return table;
    }

    /** The cells of such a table. */
    public static List<List<String>> rows(
            List<Objective> objectives, List<Evaluation> front, Optional<List<Double>> reference) {
        Map<String, Volume> volumes =
                reference
                        .map(point -> FrontVolume.byDevice(front, objectives, point))
                        .orElse(Map.of());
        List<List<String>> rows = new ArrayList<>();
        DeviceFront.byDevice(objectives)
                .forEach(
                        (device, own) ->
                                rows.add(
                                        List.of(
                                                device,
                                                own.objectives().stream()
                                                        .map(Objective::id)
                                                        .collect(Collectors.joining(", ")),
                                                size(own, front),
                                                Optional.ofNullable(volumes.get(device))
                                                        .map(VolumeText::of)
                                                        .orElse("-"))));
        return rows;
    }

    private static String size(DeviceFront device, List<Evaluation> front) {
        List<Evaluation> own =
                ParetoFront.members(device, front).stream()
                        .map(front::get)
                        .map(device::part)
                        .toList();
        return FrontBounds.count(own, device.objectives());
    }

    /** The devices on whose fronts a member is: {@code pi phone}. */
    static Map<Evaluation, String> devicesOf(List<Objective> objectives, List<Evaluation> front) {
        Map<Evaluation, String> devices = new HashMap<>();
        DeviceFront.byDevice(objectives)
                .forEach(
                        (device, own) ->
                                ParetoFront.members(own, front)
                                        .forEach(
                                                m ->
                                                        devices.merge(
                                                                front.get(m),
                                                                device,
                                                                (a, b) -> a + " " + b)));
        return devices;
    }
}
