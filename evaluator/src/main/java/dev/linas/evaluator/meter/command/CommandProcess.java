package dev.linas.evaluator.meter.command;

import dev.linas.device.process.ExitText;
import dev.linas.device.process.FaultText;
import dev.linas.device.process.LastWords;
import dev.linas.device.process.LineReader;
import dev.linas.device.process.LiveProcesses;
import dev.linas.device.process.ProcessTree;
import dev.linas.device.process.ProgramCheck;
import dev.linas.device.process.RawLine;
import dev.linas.device.process.RunningTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One run of an external process: a line in, a line out. Every wait has an end, whatever the
 * process does with its streams, and memory is bounded. Not thread-safe, but for {@link #kill()}.
 */
final class CommandProcess {
    /** Bytes of the longest line that is read. */
    static final int LONGEST_LINE = 2 << 20;

    private static final int LONGEST_LOG_LINE = 4096;
    private static final int QUEUED_LINES = 2;

    /** A program that ends this soon after its start cannot be said to have started. */
    private static final Duration STILLBIRTH = Duration.ofMillis(100);

    /** It is watched for 3 s at most while it is busy starting, be it for want of a processor. */
    private static final Duration LOOK = Duration.ofMillis(10);

    private static final int LOOKS = 300;

    /** One that never rests, as with threads of its own, is asked all the same after 100 ms. */
    private static final int RESTLESS_LOOKS = 10;

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /**
     * Longest reading of the output after the end of a process, because a child of it may hold the
     * pipe open.
     */
    private static final Duration LAST_READ = Duration.ofMillis(500);

    private final ProcessTree tree;
    private final Process process;
    private final OutputStream input;
    private final ExecutorService writer;
    private final BlockingQueue<RawLine> lines = new ArrayBlockingQueue<>(QUEUED_LINES);
    private final LineReader answers;
    private final LineReader errors;
    private final LastWords lastWords;
    private volatile boolean killed;

    private CommandProcess(String pool, ProcessTree tree) {
        this.tree = tree;
        this.process = tree.root();
        this.input = process.getOutputStream();
        String name = "linas-command-" + pool;
        this.writer =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, name + "-stdin");
                            thread.setDaemon(true);
                            return thread;
                        });
        this.lastWords = new LastWords(process.pid());
        this.answers =
                LineReader.start(
                        name + "-stdout",
                        process.getInputStream(),
                        LONGEST_LINE,
                        lines::put,
                        this::wake);
        this.errors =
                LineReader.start(
                        name + "-stderr",
                        process.getErrorStream(),
                        LONGEST_LOG_LINE,
                        lastWords::add,
                        () -> {});
        var unused = process.onExit().thenRun(this::wake);
    }

    private void wake() {
        var unused = lines.offer(RawLine.none()); // where the queue is full, nobody waits
    }

    /**
     * Starts the process.
     *
     * @throws IOException if it cannot be started; its message names the remedy where one is known
     */
    static CommandProcess start(String pool, CommandSettings settings) throws IOException {
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        var obstacle = new ProgramCheck(settings.directory(), path).obstacle(settings.command());
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
        ProcessTree tree =
                ProcessTree.start(
                        new ProcessBuilder(new ArrayList<>(settings.command()))
                                .directory(settings.directory().toAbsolutePath().toFile()));
        LiveProcesses.add(tree);
        return new CommandProcess(pool, tree);
    }

    /**
     * Waits for a moment whether the process lives, and keeps silent until it is asked.
     *
     * @throws IOException if it does not; it is killed then
     */
    void checkStarted() throws IOException {
        String problem = "";
        try {
            if (endsEarly()) {
                problem = "it ended at once: " + howItEnded();
            } else if (isTalking()) {
                problem = FaultText.unasked(lines.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "interrupted while starting";
        }
        if (!problem.isEmpty()) {
            kill();
            throw new IOException(problem);
        }
    }

    /** Whether it ends, within a moment or while it has not come to rest. */
    private boolean endsEarly() throws InterruptedException {
        boolean ended = process.waitFor(STILLBIRTH.toMillis(), TimeUnit.MILLISECONDS);
        for (int look = 0; look < LOOKS && !ended && !isTalking() && tree.isBusy(); look++) {
            ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return ended;
    }

    /**
     * Sends a line and waits for the answer.
     *
     * @param quiet how long the process must have said nothing before it is asked; 0: at this
     *     moment
     * @param limit how long the answer may take
     */
    Reply ask(String question, Duration quiet, Duration limit) throws InterruptedException {
        if (!quiet.isZero()) {
            awaitRest();
        }
        RawLine early = lines.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
        if (early != null && early.isLine()) {
            return new Reply.Broken(FaultText.unasked(early));
        }
        if (!process.isAlive()) {
            return new Reply.Ended(howItEnded(), true);
        }
        lastWords.begin();
        byte[] bytes = (question + "\n").getBytes(StandardCharsets.UTF_8);
        Future<?> written = writer.submit(() -> write(bytes));
        RawLine line =
                answers.hasEnded()
                        ? RawLine.none()
                        : new RunningTime()
                                .await(limit, nanos -> lines.poll(nanos, TimeUnit.NANOSECONDS));
        if (line != null && !line.isLine()) {
            process.waitFor(LAST_READ.toMillis(), TimeUnit.MILLISECONDS);
            answers.awaitEnd(LAST_READ.toMillis());
            line = lines.poll();
        }
        if (line != null && line.isLine()) {
            return reply(line, written);
        }
        if (!process.isAlive()) {
            return ended(answers.unfinished());
        }
        return new Reply.Broken(
                answers.hasEnded()
                        ? "closed its standard output, where answers belong"
                        : FaultText.silence(
                                limit, answers.unfinished(), written.isDone(), lastWords.text()));
    }

    /**
     * Waits until the process rests, as one does that waits for a question. On a busy machine it
     * may have been stopped between its answer and a line that nobody asked for.
     */
    private void awaitRest() throws InterruptedException {
        for (int look = 0; look < RESTLESS_LOOKS && tree.isBusy(); look++) {
            Thread.sleep(LOOK.toMillis());
        }
    }

    private Void write(byte[] bytes) throws IOException {
        input.write(bytes);
        input.flush();
        return null;
    }

    private Reply reply(RawLine line, Future<?> written) throws InterruptedException {
        if (line.end() == RawLine.End.STREAM) {
            process.waitFor(LAST_READ.toMillis(), TimeUnit.MILLISECONDS);
            return process.isAlive()
                    ? new Reply.Broken("closed its standard output in the middle of a line")
                    : ended(line.readable());
        }
        if (line.end() == RawLine.End.LIMIT) {
            return new Reply.Broken(FaultText.tooLong(line, LONGEST_LINE));
        }
        if (!hasRead(written)) {
            return new Reply.Broken(FaultText.hasty(line));
        }
        Optional<String> followed =
                line.isFollowed() ? Optional.of(FaultText.talkative(line)) : Optional.empty();
        return line.text()
                .<Reply>map(text -> new Reply.Line(text, followed))
                .orElseGet(() -> new Reply.Broken(FaultText.notUtf8(line)));
    }

    /** Whether it has read the whole question; otherwise its output cannot be the answer. */
    private static boolean hasRead(Future<?> written) throws InterruptedException {
        for (int wait = 0; wait < 10 && !written.isDone(); wait++) {
            Thread.sleep(10); // this thread may only be the quicker one
        }
        return written.isDone();
    }

    private Reply ended(String unfinished) {
        boolean cut = !unfinished.isBlank();
        String how = howItEnded();
        return new Reply.Ended(
                cut ? FaultText.cutOff(how, unfinished) : how, process.exitValue() == 0 && !cut);
    }

    private boolean isTalking() {
        RawLine next = lines.peek();
        return next != null && next.isLine();
    }

    /** Whether it can be asked: it runs, and was not killed, which takes effect a little later. */
    boolean isUsable() {
        return !killed && process.isAlive();
    }

    /**
     * Lets the process see the end of its input, waits a little, then kills it and all that it
     * started.
     */
    void close() {
        if (process.isAlive() && !killed) {
            var unused = writer.submit(this::endInput);
            try {
                process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        kill();
    }

    private Void endInput() throws IOException {
        input.close();
        return null;
    }

    /** Kills the process and all that it started. */
    void kill() {
        killed = true;
        LiveProcesses.kill(tree);
        answers.interrupt();
        writer.shutdown();
    }

    private String howItEnded() {
        try {
            errors.awaitEnd(LAST_READ.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String words = lastWords.text();
        String code = ExitText.of(process.exitValue());
        return words.isEmpty() ? code : code + ", last words: " + words;
    }
}
