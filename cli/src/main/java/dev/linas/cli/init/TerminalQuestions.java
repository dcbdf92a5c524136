package dev.linas.cli.init;

import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.SearchDraft.Questions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Asks on a terminal for what no option told. */
final class TerminalQuestions implements Questions {
    private final BufferedReader in;
    private final PrintWriter out;

    TerminalQuestions(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UserError if the input ends
     */
    @Override
    public Optional<String> ask(String question, String usual) {
        while (true) {
            out.print(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
            out.flush();
            String line = line();
            String answer = line.isBlank() ? usual : line.strip();
            if (!answer.isEmpty()) {
                return Optional.of(answer);
            }
        }
    }

    private String line() {
        try {
            String line = in.readLine();
            if (line == null) {
                out.println();
                throw new UserError("there is no answer; nothing was written");
            }
            return line;
        } catch (IOException e) {
            throw new UserError("the answer cannot be read: " + e.getMessage(), e);
        }
    }
}
