package dev.linas.cli.output;

import dev.linas.searches.text.Tables;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Picocli mixin of commands that print tables. */
public final class FormatOptions {
    /** How tables are printed; option values are the names. */
    public enum OutputFormat {
        /** For people. */
        table,
        /** For programs. */
        json,
        /** For spreadsheets. */
        csv
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format;

    /** How they are printed. */
    public OutputFormat format() {
        return format;
    }

    /**
     * Prints.
     *
     * @param tables for programs
     * @param text for people
     */
    public void print(PrintWriter out, Supplier<Tables> tables, Supplier<String> text) {
        out.print(
                switch (format) {
                    case table -> text.get();
                    case json -> tables.get().json();
                    case csv -> tables.get().csv();
                });
        out.flush();
    }
}
