package dev.linas.searches.output;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Some lines at the end of a terminal that are rewritten in place. Between two times the cursor
 * stands at their beginning, so that what others print pushes them down. Not thread-safe.
 */
public final class TerminalBlock implements AutoCloseable {
    private static final String ERASE = "\r\u001B[J";
    private static final String UP = "\u001B[%dA\r";
    private static final int USUAL_WIDTH = 80;

    /** Asking for the width starts a process, which is to disturb no measurement. */
    private static final long NANOS_BETWEEN_LOOKS = 10_000_000_000L;

    private final PrintWriter out;
    private int width = USUAL_WIDTH;
    private long lookedAt;
    private boolean looked;

    public TerminalBlock(PrintWriter out) {
        this.out = out;
    }

    /** Characters of a line, as the terminal had it lately; one is kept free. */
    public int width() {
        long now = System.nanoTime();
        if (!looked || now - lookedAt > NANOS_BETWEEN_LOOKS) {
            looked = true;
            lookedAt = now;
            width = Math.max(20, columns()) - 1;
        }
        return width;
    }

    private static int columns() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
            String answer =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] size = answer.strip().split(" ", -1);
            return size.length == 2 && size[1].matches("[1-9][0-9]{0,4}")
                    ? Integer.parseInt(size[1])
                    : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH; // no such program here
        }
    }

    /** Rewrites the lines, none of which may be longer than {@link #width()}. */
    public void show(List<String> lines) {
        out.print(ERASE + String.join("\n", lines));
        out.print(lines.size() > 1 ? UP.formatted(lines.size() - 1) : "\r");
        out.flush();
    }

    /** Erases the lines. */
    @Override
    public void close() {
        out.print(ERASE);
        out.flush();
    }
}
