package dev.linas.cli.search;

import dev.linas.cli.output.FormatOptions;
import dev.linas.local.StreamAccess;
import dev.linas.schemas.Predictor;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.stream.SearchTable;
import dev.linas.searches.stream.SearchText;
import dev.linas.searches.text.Tables;
import dev.linas.searches.text.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas search show}. */
@picocli.CommandLine.Command(
        name = "show",
        description = "Shows one search: settings, progress, quality of its predictors, commands.",
        footer = {"", "Example:", "  linas search show nb201-pixel2"})
final class SearchShowCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Mixin private StoredStreamOptions stored;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        try (StreamAccess stream = stored.open(command.commandLine().getErr())) {
            return show(SearchRecords.at(stream.connection()));
        }
    }

    private int show(SearchRecords searches) {
        SearchState state = searches.get(id);
        Tables tables =
                new Tables().add("settings", SearchText.settings(state).under("setting", "value"));
        StringBuilder text = new StringBuilder(SearchText.settings(state).toString());
        Map<String, TextTable> others = new LinkedHashMap<>();
        SearchTable.devices(List.of(state)).ifPresent(table -> others.put("devices", table));
        List<Predictor> predictors = searches.predictors(state.search());
        if (!predictors.isEmpty()) {
            others.put("predictors", SearchText.predictors(predictors));
        }
        if (!state.commands().isEmpty()) {
            others.put("commands", SearchText.commands(state.commands()));
        }
        others.forEach(
                (name, table) -> {
                    tables.add(name, table);
                    text.append('\n').append(table);
                });
        format.print(command.commandLine().getOut(), () -> tables, text::toString);
        return 0;
    }
}
