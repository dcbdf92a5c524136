package dev.linas.benchmarks;

import dev.linas.cli.CommandSource;
import java.util.List;

/** Offers {@code bench} to the {@code linas} command. */
public final class BenchCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new BenchCommand());
    }
}
