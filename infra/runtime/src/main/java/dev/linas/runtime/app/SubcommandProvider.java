package dev.linas.runtime.app;

import java.util.List;

/**
 * Brings further subcommands of {@code linas}. A module names its source in {@code
 * META-INF/services}; what lies on the class path of the launcher is offered.
 */
public interface SubcommandProvider {
    /**
     * The subcommands.
     *
     * @return fresh objects annotated with {@link picocli.CommandLine.Command}, each with a name
     *     that no other subcommand has, a description and an example
     */
    List<Object> commands();
}
