package dev.linas.device.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a program writes, line by line, on a thread of its own. A line ends with a line feed
 * and with nothing else; a longer one than the limit is handed over cut and its rest is skipped, so
 * that memory stays bounded.
 */
public final class LineReader {
    private static final Logger LOG = LoggerFactory.getLogger(LineReader.class);
    private static final int BLOCK = 8192;

    private final InputStream stream;
    private final int limit;
    private final Sink sink;
    private final Runnable atEnd;
    private final Thread thread;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean skipping;
    private volatile boolean ended;

    /** Takes a line; may wait. */
    public interface Sink {
        /** Takes the next line. */
        void accept(RawLine line) throws InterruptedException;
    }

    private LineReader(String name, InputStream stream, int limit, Sink sink, Runnable atEnd) {
        this.stream = stream;
        this.limit = limit;
        this.sink = sink;
        this.atEnd = atEnd;
        this.thread = new Thread(this::readToTheEnd, name);
        thread.setDaemon(true);
    }

    /**
     * Starts to read.
     *
     * @param limit bytes of the longest line; at least 1
     * @param atEnd run when the stream has ended and the sink has all its lines
     */
    public static LineReader start(
            String name, InputStream stream, int limit, Sink sink, Runnable atEnd) {
        LineReader reader = new LineReader(name, stream, limit, sink, atEnd);
        reader.thread.start();
        return reader;
    }

    /** Whether the stream has ended. */
    public boolean hasEnded() {
        return ended;
    }

    /** Waits until the stream has ended, for so long at most. */
    public void awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /** Reads no further once the reader waits for its sink. */
    public void interrupt() {
        thread.interrupt();
    }

    /** The beginning of a line that has not ended yet. */
    public String unfinished() {
        synchronized (line) {
            return line.toString(StandardCharsets.UTF_8);
        }
    }

    private void readToTheEnd() {
        byte[] block = new byte[BLOCK];
        try (stream) {
            for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
                accept(block, read);
            }
            finish(RawLine.End.STREAM, false);
        } catch (IOException e) {
            LOG.debug("the stream of a killed process ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            atEnd.run();
        }
    }

    private void accept(byte[] block, int length) throws InterruptedException {
        int from = 0;
        while (from < length) {
            int end = from;
            while (end < length && block[end] != '\n') {
                end++;
            }
            append(block, from, end);
            if (end < length) {
                endLine(hasText(block, end + 1, length));
            }
            from = end + 1;
        }
    }

    private static boolean hasText(byte[] block, int from, int end) {
        for (int i = from; i < end; i++) {
            if (block[i] > ' ' || block[i] < 0) {
                return true;
            }
        }
        return false;
    }

    private void append(byte[] block, int from, int end) throws InterruptedException {
        if (skipping) {
            return;
        }
        int kept;
        synchronized (line) {
            kept = Math.min(end - from, limit - line.size());
            line.write(block, from, kept);
        }
        if (kept < end - from) {
            finish(RawLine.End.LIMIT, false);
            skipping = true;
        }
    }

    private void endLine(boolean followed) throws InterruptedException {
        if (skipping) {
            skipping = false;
        } else {
            finish(RawLine.End.LINE_FEED, followed);
        }
    }

    /** Hands over the line, unless it never began or is blank. */
    private void finish(RawLine.End end, boolean followed) throws InterruptedException {
        RawLine finished;
        synchronized (line) {
            finished = new RawLine(line.toByteArray(), end, followed);
            line.reset();
        }
        if (!finished.isBlank()) {
            sink.accept(finished);
        }
    }
}
