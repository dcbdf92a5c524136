package dev.linas.searches.file;

import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.registry.Registry;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Variable;
import dev.linas.evaluator.meter.DraftKey.Form;
import dev.linas.evaluator.meter.DraftKey.Option;
import dev.linas.evaluator.meter.MeterDraft;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.pool.Meters;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.NewSearchFile.WantedObjective;
import dev.linas.tasks.catalog.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers so far for a search file that is to be written. A question is asked for what is
 * missing and does not follow from the rest.
 *
 * @param id of the search; empty: the name of the file
 * @param space a built-in one or a file; empty: that of the network
 * @param meter name of the meter, or {@link #ELSEWHERE}; empty: asked
 * @param values what the meters' own options say, by their names ({@link Option#name})
 * @param pool name of the one pool
 * @param objectives as {@link WantedObjective#parse} reads them; empty: asked
 * @param budget evaluations
 */
public record SearchDraft(
        Optional<String> id,
        Optional<String> space,
        Optional<String> meter,
        Map<String, String> values,
        String pool,
        List<String> objectives,
        Optional<Integer> budget) {
    /** In place of a meter: evaluators that join by themselves. */
    public static final String ELSEWHERE = "elsewhere";

    private static final String USUAL_METER = "onnx";
    private static final String USUAL_BUDGET = "250";

    public SearchDraft {
        values = Map.copyOf(values);
        objectives = List.copyOf(objectives);
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
        return complete(file, questions, Meters.ALL);
    }

    /** The same with other meters to choose from. */
    NewSearchFile complete(Path file, Questions questions, Registry<MeterKind> meters) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        String itsSpace = space(folder, questions, meters);
        Optional<DraftedPool> drafted = drafted(itsSpace, folder, questions, meters);
        List<WantedObjective> wanted = objectives(questions);
        return new NewSearchFile(
                id.orElseGet(() -> NewSearchFile.idOf(file, "search")),
                itsSpace,
                wanted,
                budget(questions),
                pool,
                drafted);
    }

    private String space(Path folder, Questions questions, Registry<MeterKind> meters) {
        Optional<String> ofNetwork = spaceOfNetwork(folder, meters);
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
    private Optional<String> spaceOfNetwork(Path folder, Registry<MeterKind> meters) {
        return meters.implementations().stream()
                .flatMap(kind -> kind.draft().keys().stream())
                .filter(key -> key.form() == Form.NETWORK)
                .flatMap(key -> key.option().stream())
                .filter(option -> values.containsKey(option.name()))
                .findFirst()
                .map(option -> spaceOf(option.name(), values.get(option.name()), folder));
    }

    private String spaceOf(String option, String network, Path folder) {
        try {
            String name = Tasks.NETWORKS.orFile().named(network, folder).space();
            if (space.isEmpty() && !BuiltInSpaces.names().contains(name)) {
                throw new UserError(
                        ("%s %s is of the space '%s', which is not built in; name its file with"
                                        + " --space")
                                .formatted(option, network, name));
            }
            return name;
        } catch (InvalidConfigurationException e) {
            throw new UserError(option + " " + e.getMessage(), e);
        }
    }

    private Optional<DraftedPool> drafted(
            String itsSpace, Path folder, Questions questions, Registry<MeterKind> meters) {
        String chosen = told(meter, questions, "--meter", meterQuestion(meters), USUAL_METER);
        if (chosen.equals(ELSEWHERE)) {
            return Optional.empty();
        }
        List<String> names = meterNames(meters);
        MeterDraft draft =
                meters.find(chosen)
                        .map(MeterKind::draft)
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "--meter is '%s'; expected one of %s%s"
                                                        .formatted(
                                                                chosen,
                                                                String.join(", ", names),
                                                                Suggestions.didYouMean(
                                                                        chosen, names))));
        Map<String, String> complete = new HashMap<>(values);
        draft.keys().stream()
                .flatMap(key -> key.option().stream())
                .forEach(option -> complete(option, complete, questions));
        return Optional.of(
                new DraftedPool(
                        chosen,
                        draft,
                        complete,
                        BuiltInSpaces.OR_FILE.named(itsSpace, folder).variables().stream()
                                .map(Variable::name)
                                .toList()));
    }

    private static void complete(Option option, Map<String, String> values, Questions questions) {
        option.question()
                .ifPresent(
                        question ->
                                values.put(
                                        option.name(),
                                        told(
                                                Optional.ofNullable(values.get(option.name())),
                                                questions,
                                                option.name(),
                                                question,
                                                "")));
    }

    /** What {@code --meter} may be: the names of meters, and {@link #ELSEWHERE}. */
    public static List<String> meterNames(Registry<MeterKind> meters) {
        List<String> names = new ArrayList<>(meters.names());
        names.add(ELSEWHERE);
        return names;
    }

    private static String meterQuestion(Registry<MeterKind> meters) {
        List<String> ways =
                meters.names().stream()
                        .map(
                                name -> {
                                    String hint = meters.named(name).draft().hint();
                                    return hint.isEmpty() ? name : name + " (" + hint + ")";
                                })
                        .toList();
        return "How is it measured: %s or %s".formatted(String.join(", ", ways), ELSEWHERE);
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
