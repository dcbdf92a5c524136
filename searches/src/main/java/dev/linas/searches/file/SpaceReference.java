package dev.linas.searches.file;

import dev.linas.core.registry.Suggestions;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.InvalidSearchSpaceException;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the search space that a file names: built in, or a space file beside it. */
final class SpaceReference {
    static final String EXPECTED =
            "a built-in space (%s) or the path of a space file"
                    .formatted(String.join(", ", BuiltInSpaces.names()));

    private final Path folder;
    private final Problems problems;

    SpaceReference(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Optional<SearchSpace> read(Value value) {
        if (!value.present()) {
            return Optional.empty();
        }
        return value.text(name -> !name.isBlank()).flatMap(name -> find(value, name));
    }

    private Optional<SearchSpace> find(Value value, String name) {
        Optional<SearchSpace> builtIn = BuiltInSpaces.find(name);
        if (builtIn.isPresent()) {
            return builtIn;
        }
        try {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(SearchSpaceReader.read(file.toString(), Files.readString(file)));
            }
            value.reject(
                    "; there is no file %s%s"
                            .formatted(file, Suggestions.didYouMean(name, BuiltInSpaces.names())));
        } catch (InvalidSearchSpaceException e) {
            problems.error(value.path(), e.getMessage());
        } catch (InvalidPathException | IOException e) {
            value.reject("; it cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
