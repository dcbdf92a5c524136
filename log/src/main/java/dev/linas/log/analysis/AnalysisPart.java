package dev.linas.log.analysis;

import dev.linas.searches.text.TextTable;
import java.util.List;
import java.util.Optional;

/**
 * One part of an analysis.
 *
 * @param name what its files are called, and its table in JSON
 * @param title what it tells
 * @param table all of it
 * @param shown what people are shown of it
 * @param notes how it was made, and what it lacks: sentences
 * @param picture an SVG document; empty where there is nothing to draw
 */
public record AnalysisPart(
        String name,
        String title,
        AnalysisTable table,
        AnalysisTable shown,
        List<String> notes,
        Optional<String> picture) {
    public AnalysisPart {
        notes = List.copyOf(notes);
    }

    /** For people: heading, table and notes. */
    public String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        if (!shown.isEmpty()) {
            text.append(shown.text());
        }
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    /** The whole table, with numbers as people see them. */
    public TextTable rows() {
        return table.text();
    }

    /** The whole table with all digits. */
    public String csv() {
        return table.csv();
    }
}
