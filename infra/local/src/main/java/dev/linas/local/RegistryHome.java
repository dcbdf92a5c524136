package dev.linas.local;

import dev.linas.local.child.BoundToParent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Folder of the unpacked Apicurio Registry distribution: a {@code *-runner.jar} that names its
 * libraries.
 *
 * @param folder that folder
 * @param runner the jar to run
 * @param mainClass its main class
 */
record RegistryHome(Path folder, Path runner, String mainClass) {
    static final String PROPERTY = "linas.registry.home";
    static final String VARIABLE = "LINAS_REGISTRY_HOME";

    /**
     * Finds the folder: as the system property says, else the environment, else a folder {@code
     * registry} beside our code or one level up.
     *
     * @throws LocalStackException where there is none
     */
    static RegistryHome locate() {
        Optional<String> told =
                Optional.ofNullable(System.getProperty(PROPERTY))
                        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)));
        if (told.isPresent()) {
            return at(Path.of(told.get()));
        }
        List<Path> candidates = besideCode();
        return candidates.stream()
                .filter(folder -> findRunner(folder).isPresent())
                .findFirst()
                .map(RegistryHome::at)
                .orElseThrow(() -> missing(candidates.toString()));
    }

    /**
     * The distribution in a given folder.
     *
     * @throws LocalStackException where the folder holds none
     */
    static RegistryHome at(Path folder) {
        Path runner = findRunner(folder).orElseThrow(() -> missing(folder.toString()));
        try (JarFile jar = new JarFile(runner.toFile())) {
            String mainClass =
                    jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (mainClass == null) {
                throw missing(runner + " (no main class)");
            }
            return new RegistryHome(folder, runner, mainClass);
        } catch (IOException e) {
            throw new LocalStackException(
                    "The schema registry's "
                            + runner
                            + " is not readable: build the project again.",
                    e);
        }
    }

    /**
     * Where an archive of the registry's loaded classes lies once it was made, one for each build
     * of Java: it saves half of the start's work.
     */
    Path archive() {
        return folder.resolve("registry-" + System.getProperty("java.vm.version") + ".jsa");
    }

    /**
     * Jar of the class that ties the child to us; beside the runner where the build has put it,
     * else our own code.
     */
    Path child() {
        Path jar = folder.resolve("linas-child.jar");
        return Files.exists(jar) ? jar : codeOf(BoundToParent.class);
    }

    private static Optional<Path> findRunner(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> besideCode() {
        List<Path> candidates = new ArrayList<>();
        Path folder = codeOf(RegistryHome.class).getParent();
        for (int level = 0; folder != null && level < 2; level++, folder = folder.getParent()) {
            candidates.add(folder.resolve("registry"));
        }
        return candidates;
    }

    /** Jar or directory that a class of ours was loaded from. */
    static Path codeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("code at " + source.getLocation(), e);
        }
    }

    private static LocalStackException missing(String where) {
        return new LocalStackException(
                "No schema registry in "
                        + where
                        + ". Build the project, or name the folder of the unpacked Apicurio"
                        + " Registry with -D"
                        + PROPERTY
                        + "=DIR or "
                        + VARIABLE
                        + ".");
    }
}
