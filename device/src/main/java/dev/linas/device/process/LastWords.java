package dev.linas.device.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that a process writes to standard error: each goes to the log, and the last ones into
 * the reason of a failure. Thread-safe.
 */
public final class LastWords {
    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final int KEPT_LINES = 4;
    private static final int KEPT_CHARACTERS = 300;
    private static final int LOGGED_CHARACTERS = 1000;

    /** A program may write without end: the log must not fill the disk. */
    private static final int LOGGED_LINES_PER_QUESTION = 500;

    private final long pid;
    private final Deque<String> lines = new ArrayDeque<>();
    private int logged;

    /**
     * @param pid of the process, for the log
     */
    public LastWords(long pid) {
        this.pid = pid;
    }

    /** Takes a line, logs it, and keeps it among the last ones. */
    public synchronized void add(RawLine line) {
        String text = line.readable();
        lines.addLast(PlainText.of(text, KEPT_CHARACTERS));
        if (lines.size() > KEPT_LINES) {
            lines.removeFirst();
        }
        if (logged < LOGGED_LINES_PER_QUESTION) {
            LOG.info("process {}: {}", pid, PlainText.of(text, LOGGED_CHARACTERS));
        } else if (logged == LOGGED_LINES_PER_QUESTION) {
            LOG.info("process {} writes more than is logged, until its next question", pid);
        }
        logged++;
    }

    /** A new question: its lines are logged again. */
    public synchronized void begin() {
        logged = 0;
    }

    /** The last lines, the last one at the end; empty if there were none. */
    public synchronized String text() {
        return String.join(" | ", lines);
    }
}
