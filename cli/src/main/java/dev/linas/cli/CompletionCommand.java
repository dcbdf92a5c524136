package dev.linas.cli;

import dev.linas.runtime.app.LinasCommandLine;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas completion}. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options in bash or zsh.",
            "Add the line of the example to ~/.bashrc or ~/.zshrc."
        },
        footer = {
            "",
            "Examples:",
            "  source <(linas completion bash)",
            "  source <(linas completion zsh)"
        })
public final class CompletionCommand implements Callable<Integer> {
    private static final String ZSH =
            "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

    /** Shells; option values are the names. */
    public enum Shell {
        /** GNU Bash. */
        bash,
        /** Zsh, through its functions for those of bash. */
        zsh
    }

    @Spec private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            defaultValue = "bash",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Shell shell;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        String script = AutoComplete.bash("linas", LinasCommandLine.of(LinasCommand.whole()));
        out.print((shell == Shell.zsh ? ZSH : "") + script);
        out.flush();
        return 0;
    }
}
