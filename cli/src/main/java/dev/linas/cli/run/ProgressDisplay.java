package dev.linas.cli.run;

import dev.linas.schemas.Round;
import dev.linas.searches.output.TerminalBlock;
import dev.linas.searches.run.Notices;
import dev.linas.searches.run.RoundText;
import dev.linas.searches.run.StatusBlock;
import dev.linas.searches.stream.SearchProgress;
import dev.linas.searches.text.Lines;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the progress of a search: on a terminal a block of lines that is rewritten in place, with
 * the warnings above it; elsewhere a line for every closed round and every warning.
 */
public final class ProgressDisplay implements AutoCloseable {
    private static final Duration ANEW = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final SearchProgress progress;
    private final Notices notices;
    private final StatusBlock status;
    private final TerminalBlock block;
    private final boolean terminal;
    private Instant shownAt = Instant.MIN;

    /**
     * @param terminal whether {@code out} understands escape sequences
     * @param progress after it has read what there was
     */
    public ProgressDisplay(
            PrintWriter out, boolean terminal, SearchProgress progress, Instant now) {
        this.out = out;
        this.terminal = terminal;
        this.progress = progress;
        this.notices = new Notices(progress, now);
        this.status = new StatusBlock(progress);
        this.block = new TerminalBlock(out);
    }

    /** Shows what is new. */
    public void show(Instant now) {
        List<Round> closed = progress.takeNewlyClosed();
        List<String> told = new ArrayList<>();
        closed.forEach(round -> told.add(RoundText.of(round)));
        List<String> noticed = notices.tell(!closed.isEmpty(), now);
        told.addAll(noticed);
        if (!terminal) {
            told.forEach(out::println);
            out.flush();
        } else if (!told.isEmpty() || now.isAfter(shownAt.plus(ANEW))) {
            shownAt = now;
            List<String> lines = new ArrayList<>();
            for (String line : notices.all()) {
                lines.addAll(Lines.flow(List.of(line.split(" ")), " ", block.width()));
            }
            lines.addAll(status.lines(now, block.width()));
            block.show(lines);
        }
    }

    /** On a terminal, puts the warnings and the last word in place of the block. */
    @Override
    public void close() {
        if (terminal) {
            block.close();
            notices.all().forEach(out::println);
            progress.lastRound().map(RoundText::of).ifPresent(out::println);
            out.flush();
        }
    }
}
