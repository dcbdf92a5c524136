package dev.linas.searches.result;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.ChosenOption;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Fronts for people and spreadsheets, sorted by the first objective, best first. */
public final class FrontText {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private static final String DEVICES = "devices";

    private FrontText() {}

    /**
     * Aligned columns: round, index, the objectives, what was also measured, whether the bounds are
     * kept, if there are any, with objectives per pool the devices on whose fronts it is, and the
     * genome as option indices. Where nothing keeps the bounds, a line above the table says so.
     */
    public static String table(SearchSpec spec, List<Evaluation> front, AlsoMeasured also) {
        return table(spec, front, also, Set.of());
    }

    /**
     * The same; lines below tell which members cannot be told apart, where values have standard
     * errors.
     *
     * @param elsewhere objectives of which that is told elsewhere
     */
    public static String table(
            SearchSpec spec, List<Evaluation> front, AlsoMeasured also, Set<String> elsewhere) {
        List<String> headings = headings(spec, also);
        boolean bounded = FrontBounds.isBounded(spec.objectives());
        if (bounded) {
            headings.add("bounds");
        }
        boolean fleet = DeviceFront.isFleet(spec.objectives());
        if (fleet) {
            headings.add(DEVICES);
        }
        Map<Evaluation, String> devices = DeviceTable.devicesOf(spec.objectives(), front);
        headings.add("genome");
        TextTable table = new TextTable(headings.toArray(String[]::new));
        List<Evaluation> members = sorted(spec, front);
        for (Evaluation member : members) {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(member.round()));
            cells.add(Integer.toString(member.index()));
            for (double value : member.values()) {
                cells.add(Numbers.value(value));
            }
            also.metrics().forEach(m -> cells.add(Numbers.value(also.value(member, m))));
            if (bounded) {
                cells.add(FrontBounds.keeps(member, spec.objectives()) ? "kept" : "broken");
            }
            if (fleet) {
                cells.add(devices.getOrDefault(member, "-"));
            }
            cells.add("[" + member.genome().toString().replace(",", " ") + "]");
            table.row(cells.toArray(String[]::new));
        }
        String broken = FrontBounds.describe(members, spec.objectives());
        StringBuilder indistinct = new StringBuilder();
        IndistinctMembers.of(spec, members, elsewhere)
                .forEach(each -> indistinct.append(each.describe()));
        return (broken.isEmpty() ? "" : broken + ":\n") + table + indistinct;
    }

    /**
     * Comma-separated values with a heading: round, index, the objectives and what was also
     * measured in full precision, for each objective with standard errors {@code standard_error
     * OBJECTIVE} and {@code not_told_from OBJECTIVE} (round/index of the members that it cannot be
     * told from, separated by spaces), {@code bounds_kept} ({@code true} or {@code false}) if there
     * are bounds, {@code devices} with objectives per pool, those on whose fronts it is, and one
     * column per variable with its option; an inactive variable, and what was not measured, is
     * empty.
     */
    public static String csv(SearchSpec spec, List<Evaluation> front, AlsoMeasured also) {
        List<String> headings = headings(spec, also);
        List<IndistinctMembers> indistinct = IndistinctMembers.of(spec, front, Set.of());
        for (IndistinctMembers each : indistinct) {
            headings.add("standard_error " + each.objective());
            headings.add("not_told_from " + each.objective());
        }
        if (FrontBounds.isBounded(spec.objectives())) {
            headings.add("bounds_kept");
        }
        if (DeviceFront.isFleet(spec.objectives())) {
            headings.add(DEVICES);
        }
        Map<Evaluation, String> devices = DeviceTable.devicesOf(spec.objectives(), front);
        spec.space().variables().forEach(variable -> headings.add(variable.name()));
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSV)) {
            csv.printRecord(headings);
            for (Evaluation member : sorted(spec, front)) {
                csv.printRecord(cells(spec, member, also, indistinct, devices));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is always writable", e);
        }
        return text.toString();
    }

    private static List<String> headings(SearchSpec spec, AlsoMeasured also) {
        List<String> headings = new ArrayList<>(List.of("round", "index"));
        spec.objectives().forEach(objective -> headings.add(objective.id()));
        headings.addAll(also.metrics());
        return headings;
    }

    private static List<Object> cells(
            SearchSpec spec,
            Evaluation member,
            AlsoMeasured also,
            List<IndistinctMembers> indistinct,
            Map<Evaluation, String> devices) {
        List<Object> cells = new ArrayList<>(List.of(member.round(), member.index()));
        for (double value : member.values()) {
            cells.add(Double.isNaN(value) ? null : value);
        }
        for (String metric : also.metrics()) {
            double value = also.value(member, metric);
            cells.add(Double.isNaN(value) ? null : value);
        }
        for (IndistinctMembers each : indistinct) {
            double error = member.standardError(place(spec, each.objective()));
            cells.add(error > 0 ? error : null);
            cells.add(
                    each.notToldFrom(member).stream()
                            .map(IndistinctMembers::place)
                            .collect(Collectors.joining(" ")));
        }
        if (FrontBounds.isBounded(spec.objectives())) {
            cells.add(FrontBounds.keeps(member, spec.objectives()));
        }
        if (DeviceFront.isFleet(spec.objectives())) {
            cells.add(devices.get(member));
        }
        Map<String, Object> options = new HashMap<>();
        for (ChosenOption chosen : spec.space().decode(member.genome())) {
            options.put(chosen.variable(), chosen.option());
        }
        spec.space().variables().forEach(variable -> cells.add(options.get(variable.name())));
        return cells;
    }

    private static int place(SearchSpec spec, String objective) {
        return spec.objectives().stream().map(Objective::id).toList().indexOf(objective);
    }

    /** A front by its first objective, best first. */
    public static List<Evaluation> sorted(SearchSpec spec, List<Evaluation> front) {
        Objective first = spec.objectives().get(0);
        return front.stream()
                .sorted(
                        Comparator.<Evaluation>comparingDouble(e -> first.toCost(e.value(0)))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
