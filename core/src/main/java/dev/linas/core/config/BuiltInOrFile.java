package dev.linas.core.config;

import dev.linas.core.registry.Suggestions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what a text names: something that comes with Linas, or a file that the user wrote.
 *
 * @param what what it is, with its article, e.g. {@code a space}
 * @param names what comes with Linas
 * @param builtIn gives what a name of those stands for
 * @param reader reads a file; throws {@link InvalidConfigurationException}
 */
public record BuiltInOrFile<T>(
        String what,
        List<String> names,
        Function<String, Optional<T>> builtIn,
        Function<Document, T> reader) {
    public BuiltInOrFile {
        names = List.copyOf(names);
    }

    /** The expected value, for messages. */
    public String expected() {
        return "%s that is built in (%s) or the path of a file with one"
                .formatted(what, String.join(", ", names));
    }

    /** Finds what a value names; a relative path starts from the folder of the document. */
    public Optional<T> find(Value value) {
        return value.text().flatMap(name -> find(value, name));
    }

    private Optional<T> find(Value value, String name) {
        Path folder = value.folder();
        try {
            Optional<T> found = look(name, folder);
            if (found.isEmpty()) {
                value.reject("; " + absent(name, folder));
            }
            return found;
        } catch (InvalidConfigurationException e) {
            value.rejectFile(e);
            return Optional.empty();
        }
    }

    /**
     * Finds what a name stands for.
     *
     * @param folder where a relative path starts from
     * @throws InvalidConfigurationException if there is nothing of the name, or its file is wrong
     */
    public T named(String name, Path folder) {
        return look(name, folder)
                .orElseThrow(
                        () ->
                                new InvalidConfigurationException(
                                        List.of(
                                                "'%s' is not %s; %s"
                                                        .formatted(
                                                                name,
                                                                expected(),
                                                                absent(name, folder)))));
    }

    /**
     * The file that a name means; empty if it means what comes with Linas, or no file that is
     * there.
     *
     * @param folder where a relative path starts from
     */
    public Optional<Path> fileOf(String name, Path folder) {
        return names.contains(name) ? Optional.empty() : file(name, folder);
    }

    private Optional<T> look(String name, Path folder) {
        Optional<T> found = builtIn.apply(name);
        return found.isPresent()
                ? found
                : file(name, folder).map(file -> reader.apply(Document.read(file, Format.JSON)));
    }

    /** The path, even if it is no readable file, which the reader then reports. */
    private static Optional<Path> file(String name, Path folder) {
        try {
            return Optional.of(folder.resolve(name).normalize())
                    .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !Files.isDirectory(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String absent(String name, Path folder) {
        String path = folder.toString().isEmpty() ? name : folder + "/" + name;
        return "there is no file " + path + Suggestions.didYouMean(name, names);
    }
}
