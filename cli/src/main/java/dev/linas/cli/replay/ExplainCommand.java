package dev.linas.cli.replay;

import dev.linas.core.search.CandidateId;
import dev.linas.log.explain.Explanation;
import dev.linas.log.explain.ExplanationText;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.stream.CandidateIdConverter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas explain}. */
@Command(
        name = "explain",
        description = {
            "Tells why a candidate was chosen, and what it came to.",
            "Which predictors chose it and what they promised, what was measured of it by whom,"
                    + " and how it changed the front; all of it from the log."
        },
        footer = {"", "Example:", "  linas explain pixel2.avro 3/7"})
public final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "SOURCE", description = LogSource.DESCRIPTION)
    private String source;

    @Mixin private LogSource logs;

    @Parameters(
            index = "1",
            paramLabel = "ROUND/INDEX",
            converter = CandidateIdConverter.class,
            description = "The candidate, e.g. 3/7.")
    private CandidateId candidate;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        try {
            out.print(
                    ExplanationText.of(
                            Explanation.of(
                                    logs.read(source), candidate.round(), candidate.index())));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
        out.flush();
        return 0;
    }
}
