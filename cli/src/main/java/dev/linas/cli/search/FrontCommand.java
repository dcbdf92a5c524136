package dev.linas.cli.search;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.result.AlsoMeasured;
import dev.linas.searches.result.FrontText;
import dev.linas.searches.result.SearchResultJson;
import dev.linas.searches.stream.ArchiveView;
import dev.linas.searches.stream.SearchRecords;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas front}. */
@Command(
        name = "front",
        description = "Prints the measured Pareto front of a search.",
        footer = {
            "",
            "Examples:",
            "  linas front nb201-pixel2 --format csv > front.csv",
            "  linas front phones --device pixel2"
        })
public final class FrontCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "ID", description = "Id of the search.")
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private FrontFormat format;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Only the front of this device, of a search with objectives per pool.")
    private String device;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        SearchRecords searches = stream.searches();
        Search search = searches.get(id).search();
        SearchSpec whole = SearchMapper.toSpec(search);
        Optional<DeviceFront> only = Optional.ofNullable(device).map(name -> front(whole, name));
        List<Evaluation> all = searches.archive(id).map(ArchiveView::front).orElse(List.of());
        SearchSpec spec = only.map(whole::on).orElse(whole);
        List<Evaluation> front = only.map(own -> ParetoFront.of(all, own)).orElse(all);
        AlsoMeasured also = searches.alsoMeasured(search);
        PrintWriter out = command.commandLine().getOut();
        out.print(
                switch (format) {
                    case table -> FrontText.table(spec, front, also);
                    case json -> SearchResultJson.writeFront(spec, front, also);
                    case csv -> FrontText.csv(spec, front, also);
                });
        out.flush();
        return 0;
    }

    private DeviceFront front(SearchSpec spec, String name) {
        Map<String, DeviceFront> devices = DeviceFront.byDevice(spec.objectives());
        if (devices.isEmpty()) {
            throw new UserError(
                    "--device is '%s', but search '%s' has one front; leave --device out"
                            .formatted(name, id));
        }
        if (!devices.containsKey(name)) {
            throw new UserError(
                    "--device is '%s'; expected one of %s%s"
                            .formatted(
                                    name,
                                    String.join(", ", devices.keySet()),
                                    Suggestions.didYouMean(name, devices.keySet())));
        }
        return devices.get(name);
    }
}
