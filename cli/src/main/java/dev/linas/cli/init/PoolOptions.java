package dev.linas.cli.init;

import dev.linas.core.registry.Registry;
import dev.linas.evaluator.meter.DraftKey.Option;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.pool.Meters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives {@code linas init} the options that the drafts of meters have. */
final class PoolOptions implements IModelTransformer {

    /** {@inheritDoc} Does nothing the second time: parents of a command transform it again. */
    @Override
    public CommandSpec transform(CommandSpec command) {
        meters(Meters.ALL)
                .forEach(
                        (option, meters) -> {
                            if (command.findOption(option.name()) == null) {
                                command.addOption(spec(option, meters));
                            }
                        });
        return command;
    }

    private static OptionSpec spec(Option option, List<String> meters) {
        return OptionSpec.builder(option.name())
                .type(String.class)
                .paramLabel(option.label())
                .description(
                        "%s; of the meter%s %s."
                                .formatted(
                                        option.description(),
                                        meters.size() > 1 ? "s" : "",
                                        String.join(" and ", meters)))
                .build();
    }

    /** The values that were given, by the names of options. */
    static Map<String, String> values(CommandSpec command) {
        Map<String, String> values = new HashMap<>();
        for (Option option : meters(Meters.ALL).keySet()) {
            String value = command.findOption(option.name()).getValue();
            if (value != null) {
                values.put(option.name(), value);
            }
        }
        return values;
    }

    private static Map<Option, List<String>> meters(Registry<MeterKind> kinds) {
        Map<Option, List<String>> meters = new LinkedHashMap<>();
        for (String name : kinds.names()) {
            kinds.named(name).draft().keys().stream()
                    .flatMap(key -> key.option().stream())
                    .forEach(
                            option ->
                                    meters.computeIfAbsent(option, o -> new ArrayList<>())
                                            .add(name));
        }
        return meters;
    }
}
