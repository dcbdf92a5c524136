package dev.linas.searches.stream;

import dev.linas.schemas.Archive;
import dev.linas.schemas.Round;
import dev.linas.searches.result.VolumeText;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches as a table. */
public final class SearchTable {
    private SearchTable() {}

    /** The fronts of all devices of all searches, a line each; empty where none has devices. */
    public static Optional<TextTable> devices(List<SearchState> states) {
        TextTable table =
                new TextTable("search", "device", "objectives", "front", "hypervolume")
                        .numbers("front", "hypervolume");
        boolean any = false;
        for (SearchState state : states) {
            Optional<Archive> archive = state.lastRound().map(Round::getArchive);
            for (List<String> row :
                    archive.map(a -> ArchiveView.devices(state.search(), a)).orElse(List.of())) {
                List<String> cells = new ArrayList<>(List.of(state.search().getSearchId()));
                cells.addAll(row);
                table.row(cells.toArray(String[]::new));
                any = true;
            }
        }
        return any ? Optional.of(table) : Optional.empty();
    }

    /** The searches as a table. */
    public static TextTable of(List<SearchState> states) {
        TextTable table =
                new TextTable(
                                "search",
                                "state",
                                "rounds",
                                "evaluations",
                                "budget",
                                "failed",
                                "front",
                                "hypervolume",
                                "space",
                                "tactic")
                        .numbers(
                                "rounds",
                                "evaluations",
                                "budget",
                                "failed",
                                "front",
                                "hypervolume");
        for (SearchState state : states) {
            Optional<Archive> archive = state.lastRound().map(Round::getArchive);
            table.row(
                    state.search().getSearchId(),
                    state.describe(),
                    Integer.toString(state.lastRound().map(r -> r.getNumber() + 1).orElse(0)),
                    Integer.toString(state.evaluations()),
                    Numbers.limit(state.budget()),
                    Integer.toString(archive.map(Archive::getFailed).orElse(0)),
                    archive.map(a -> ArchiveView.count(state.search(), a)).orElse("0"),
                    archive.flatMap(a -> ArchiveView.volume(state.search(), a))
                            .map(VolumeText::of)
                            .orElse("-"),
                    state.search().getSpaceName(),
                    state.search().getTactic());
        }
        return table;
    }
}
