package dev.linas.supernet.mobilenetv3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the benchmark data, which is no part of the project: the folder that environment variable
 * {@code LINAS_DATA} names, else {@code shared/data} beside a folder that holds the project.
 */
final class SharedData {
    private SharedData() {}

    static Optional<Path> file(String name) {
        String folder = System.getenv("LINAS_DATA");
        Stream<Path> folders =
                folder != null
                        ? Stream.of(Path.of(folder))
                        : Stream.iterate(
                                        Path.of("").toAbsolutePath(),
                                        p -> p != null,
                                        Path::getParent)
                                .map(parent -> parent.resolve("shared").resolve("data"));
        return folders.map(data -> data.resolve(name)).filter(Files::isReadable).findFirst();
    }
}
