package dev.linas.benchmarks;

import dev.linas.runtime.app.SubcommandProvider;
import java.util.List;

/** Offers {@code bench} to the {@code linas} command. */
public final class BenchCommands implements SubcommandProvider {
    @Override
    public List<Object> commands() {
        return List.of(new BenchCommand());
    }
}
