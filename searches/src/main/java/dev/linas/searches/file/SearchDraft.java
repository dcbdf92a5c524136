package dev.linas.searches.file;

import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.NewSearchFile.MeterChoice;
import dev.linas.searches.file.NewSearchFile.WantedObjective;
import dev.linas.supernet.NetworkCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The answers so far for a search file that is to be written. A question is asked for what is
 * missing and does not follow from the rest.
 *
 * @param id of the search; empty: the name of the file
 * @param space a built-in one or a file; empty: that of the network
 * @param kind how the pool measures
 * @param onnx which networks are run, of the meter {@code onnx}
 * @param table file of the meters {@code table} and {@code lookup-table}
 * @param program with its arguments, of the meter {@code command}
 * @param pool name of the one pool
 * @param objectives as {@link WantedObjective#parse} reads them; empty: asked
 * @param budget evaluations
 */
public record SearchDraft(
        Optional<String> id,
        Optional<String> space,
        Optional<Kind> kind,
        MeterChoice.Onnx onnx,
        Optional<String> table,
        Optional<String> program,
        String pool,
        List<String> objectives,
        Optional<Integer> budget) {
    private static final String USUAL_BUDGET = "250";

    public SearchDraft {
        objectives = List.copyOf(objectives);
    }

    /** Ways to measure; their names in commands are the constants' with dashes. */
    public enum Kind {
        onnx,
        table,
        lookup_table,
        command,
        elsewhere;

        @Override
        public String toString() {
            return name().replace('_', '-');
        }

        private static Kind of(String answer) {
            return List.of(values()).stream()
                    .filter(kind -> kind.toString().equals(answer))
                    .findFirst()
                    .orElseThrow(
                            () -> new UserError("'%s' is no way to measure".formatted(answer)));
        }
    }

    /** Asks a person. */
    @FunctionalInterface
    public interface Questions {
        /**
         * The answer; empty if nobody can be asked.
         *
         * @param usual what an empty line means; empty if an answer is needed
         */
        Optional<String> ask(String question, String usual);
    }

    /**
     * The file that is wanted.
     *
     * @param file where it is to stand, from which paths start
     * @throws UserError naming the option that is missing or wrong
     */
    public NewSearchFile complete(Path file, Questions questions) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        String itsSpace = space(folder, questions);
        MeterChoice meter = meter(itsSpace, folder, questions);
        List<WantedObjective> wanted = objectives(questions);
        return new NewSearchFile(
                id.orElseGet(() -> NewSearchFile.idOf(file, "search")),
                itsSpace,
                wanted,
                budget(questions),
                pool,
                meter);
    }

    private String space(Path folder, Questions questions) {
        Optional<String> ofNetwork = spaceOfNetwork(folder);
        String name =
                told(
                        space.or(() -> ofNetwork),
                        questions,
                        "--space",
                        "Search space, built in (%s) or a file"
                                .formatted(String.join(", ", BuiltInSpaces.names())),
                        "ofa-mbv3-d234-e346-k357-w1.0");
        try {
            BuiltInSpaces.OR_FILE.named(name, folder);
            return name;
        } catch (InvalidConfigurationException e) {
            throw new UserError("--space " + e.getMessage(), e);
        }
    }

    /** Name of the network's space; empty without a network. */
    private Optional<String> spaceOfNetwork(Path folder) {
        return onnx.network().map(network -> spaceOf(network, folder));
    }

    private String spaceOf(String network, Path folder) {
        try {
            String name = NetworkCatalog.ALL.orFile().named(network, folder).space();
            if (space.isEmpty() && !BuiltInSpaces.names().contains(name)) {
                throw new UserError(
                        ("--network %s is of the space '%s', which is not built in; name its file"
                                        + " with --space")
                                .formatted(network, name));
            }
            return name;
        } catch (InvalidConfigurationException e) {
            throw new UserError("--network " + e.getMessage(), e);
        }
    }

    private MeterChoice meter(String itsSpace, Path folder, Questions questions) {
        Kind chosen =
                kind.orElseGet(
                        () ->
                                Kind.of(
                                        told(
                                                Optional.empty(),
                                                questions,
                                                "--meter",
                                                "How is it measured: onnx (here), table,"
                                                        + " lookup-table, command (your program)"
                                                        + " or elsewhere",
                                                "onnx")));
        return switch (chosen) {
            case onnx -> onnx;
            case table ->
                    new MeterChoice.Table(
                            table(questions),
                            BuiltInSpaces.OR_FILE.named(itsSpace, folder).variables().stream()
                                    .map(variable -> variable.name())
                                    .toList());
            case lookup_table -> new MeterChoice.LookupTable(table(questions));
            case command ->
                    new MeterChoice.Program(
                            List.of(
                                    told(
                                                    program,
                                                    questions,
                                                    "--command",
                                                    "Program and its arguments",
                                                    "")
                                            .strip()
                                            .split("\\s+", -1)));
            case elsewhere -> new MeterChoice.Elsewhere();
        };
    }

    private String table(Questions questions) {
        return told(table, questions, "--table", "File of the table", "");
    }

    private List<WantedObjective> objectives(Questions questions) {
        try {
            return texts(questions).stream().map(WantedObjective::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new UserError("--objective " + e.getMessage(), e);
        }
    }

    private List<String> texts(Questions questions) {
        if (!objectives.isEmpty()) {
            return objectives;
        }
        return List.of(
                told(
                                Optional.empty(),
                                questions,
                                "--objective",
                                "Objectives, as METRIC or METRIC=GOAL with spaces between them",
                                "latency_ms macs")
                        .split("[\\s,]+", -1));
    }

    private int budget(Questions questions) {
        String text =
                budget.map(String::valueOf)
                        .or(() -> questions.ask("Evaluations, each a measurement", USUAL_BUDGET))
                        .orElse(USUAL_BUDGET);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new UserError("--budget is '%s'; expected 1 or more".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static String told(
            Optional<String> option,
            Questions questions,
            String name,
            String question,
            String usual) {
        return option.or(() -> questions.ask(question, usual))
                .orElseThrow(
                        () ->
                                new UserError(
                                        name
                                                + " is missing; give it, or run 'linas init' on a"
                                                + " terminal, where it asks"));
    }
}
