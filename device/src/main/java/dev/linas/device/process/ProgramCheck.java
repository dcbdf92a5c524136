package dev.linas.device.process;

import dev.linas.core.file.RegularFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why a program could not be started, before it is tried, in words that name the remedy.
 */
public final class ProgramCheck {
    private static final int FIRST_LINE_BYTES = 256;
    private static final String ENV = "env";

    private final Path directory;
    private final List<Path> searched;

    /**
     * @param directory the folder that the program will run in
     * @param searchPath folders of programs, as the variable {@code PATH} has them
     */
    public ProgramCheck(Path directory, String searchPath) {
        this.directory = directory.toAbsolutePath();
        this.searched =
                Arrays.stream(searchPath.split(File.pathSeparator))
                        .map(this.directory::resolve)
                        .toList();
    }

    /** The obstacle to running a command; empty if none is known. */
    public Optional<String> obstacle(List<String> command) {
        Optional<String> lost = lostLetters(command);
        if (lost.isPresent() || File.separatorChar != '/') {
            return lost;
        }
        try {
            String name = command.get(0);
            return name.contains("/") ? obstacleOfFile(name) : obstacleOfName(name);
        } catch (InvalidPathException e) {
            return Optional.of("it is no name of a file: " + e.getMessage());
        }
    }

    /** A JVM hands over a question mark for a letter that the locale does not know. */
    private static Optional<String> lostLetters(List<String> command) {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return command.stream()
                .filter(argument -> !charset.newEncoder().canEncode(argument))
                .findFirst()
                .map(
                        argument ->
                                ("'%s' cannot be handed over in this locale, whose charset is"
                                                + " %s; set LC_ALL=C.UTF-8")
                                        .formatted(argument, charset));
    }

    private Optional<String> obstacleOfName(String name) {
        Optional<Path> found = find(name);
        if (found.isPresent()) {
            return obstacleOfScript(found.get());
        }
        String hint =
                Files.exists(directory.resolve(name))
                        ? "; the one in the folder of the search file is called ./" + name
                        : "; install it, or name it by its path";
        return Optional.of("no program '%s' is on the PATH%s".formatted(name, hint));
    }

    private Optional<String> obstacleOfFile(String name) {
        Path file = directory.resolve(name).normalize();
        if (!Files.exists(file)) {
            return Optional.of("there is no file " + file);
        }
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a folder");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(file + " is no program, but a pipe, a device or a socket");
        }
        if (!Files.isExecutable(file)) {
            return Optional.of(
                    ("%s is not executable; 'chmod +x' it, or name its interpreter: command:"
                                    + " [python3, %s]")
                            .formatted(file, name));
        }
        return obstacleOfScript(file);
    }

    /**
     * A script whose interpreter is not there cannot be started, and the system says that the
     * script is not.
     */
    private Optional<String> obstacleOfScript(Path file) {
        String first = firstLine(file);
        if (!first.startsWith("#!")) {
            return Optional.empty();
        }
        if (first.endsWith("\r")) {
            return Optional.of(
                    ("the first line of %s has a line end of Windows, so that its interpreter"
                                    + " is not found; save it with line ends of Unix")
                            .formatted(file));
        }
        String[] words = first.substring(2).strip().split("\\s+", -1);
        boolean byName = words.length > 1 && words[0].endsWith("/" + ENV);
        boolean known =
                byName
                        ? words[1].startsWith("-") || words[1].contains("=") || isProgram(words[1])
                        : Files.isExecutable(directory.resolve(words[0]));
        return known
                ? Optional.empty()
                : Optional.of(
                        "the first line of %s names the interpreter %s, which is not here"
                                .formatted(file, byName ? words[1] : words[0]));
    }

    private boolean isProgram(String name) {
        return name.contains("/")
                ? Files.isExecutable(directory.resolve(name))
                : find(name).isPresent();
    }

    private Optional<Path> find(String name) {
        return searched.stream()
                .map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static String firstLine(Path file) {
        try (InputStream in = Files.newInputStream(RegularFile.require(file))) {
            String head = new String(in.readNBytes(FIRST_LINE_BYTES), StandardCharsets.ISO_8859_1);
            return head.contains("\n") ? head.substring(0, head.indexOf('\n')) : head;
        } catch (IOException e) {
            return ""; // executable without being readable
        }
    }
}
