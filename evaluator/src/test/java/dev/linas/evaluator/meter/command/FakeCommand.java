package dev.linas.evaluator.meter.command;

import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.pool.PoolSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command to measure with, run as a process of its own. It answers {@code m} = 7 and {@code pid};
 * for genomes that begin with 1 it misbehaves in the way its argument names.
 */
public final class FakeCommand {
    private FakeCommand() {}

    /** A pool that measures with this class. */
    static PoolSettings pool(String mode, String timeout, Path folder, String... metrics) {
        String command =
                Stream.of(java(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes())
                        .map(argument -> "'" + argument + "'")
                        .collect(Collectors.joining(","));
        String names = Stream.of(metrics).map(m -> "'" + m + "'").collect(Collectors.joining(","));
        return PoolFixture.settings(
                "p",
                "{'meter':'command','command':[%s,'%s','%s'],'metrics':[%s],'timeout':'%s'}"
                        .formatted(command, FakeCommand.class.getName(), mode, names, timeout),
                folder);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classes() {
        try {
            return Path.of(
                            FakeCommand.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs the command. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        String mode = arguments[0];
        if (mode.equals("stillborn")) {
            Thread.sleep(500); // outlives the check at opening, which would report it at once
            System.err.println("no licence");
            System.exit(4);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            boolean bad = line.startsWith("{\"genome\":[1");
            out.println(bad ? misbehave(mode, line) : good());
        }
        if (mode.equals("stubborn")) {
            Thread.sleep(60_000);
        }
    }

    private static String good() {
        return "{\"metrics\":{\"m\":7,\"pid\":%d}}".formatted(ProcessHandle.current().pid());
    }

    private static String misbehave(String mode, String line) throws InterruptedException {
        switch (mode) {
            case "crash" -> {
                System.err.println("segmentation fault");
                System.exit(3);
            }
            case "silence" -> Thread.sleep(60_000);
            default -> {}
        }
        return switch (mode) {
            case "error" -> "{\"error\":\"kernel too large\"}";
            case "garbage" -> "Loading the model";
            case "chatter" -> good() + "\nby the way";
            case "missing" -> "{\"metrics\":{\"n\":1}}";
            case "nan" -> "{\"metrics\":{\"m\":NaN}}";
            case "text" -> "{\"metrics\":{\"m\":\"7\"}}";
            case "mirror" -> "{\"error\":\"%s\"}".formatted(line.replace("\"", "'"));
            case "folder" ->
                    "{\"error\":\"%s\"}".formatted(Path.of("").toAbsolutePath().toString());
            default -> good();
        };
    }
}
