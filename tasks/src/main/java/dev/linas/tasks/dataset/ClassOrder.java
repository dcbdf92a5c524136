package dev.linas.tasks.dataset;

import static java.text.Normalizer.Form.NFC;

import dev.linas.core.file.RegularFile;
import dev.linas.tasks.settings.DataFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file {@code classes.txt}: UTF-8, line n names the folder of class n, or is empty. */
final class ClassOrder {
    static final String FILE = "classes.txt";

    private ClassOrder() {}

    /**
     * The folders by class; an empty text for a class without one.
     *
     * @param present folders that hold images, each of which the file must name
     * @throws InvalidDatasetException naming the file, if it does not fit folders and network
     */
    static List<String> read(Path file, Set<String> present, int classes) throws IOException {
        List<String> names = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(DataFile.text(RegularFile.bytes(file)))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                names.add(present(line.strip(), present));
            }
        }
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        if (names.size() > classes) {
            throw new InvalidDatasetException(
                    "%s: names %d classes; the network knows %d"
                            .formatted(file, names.size(), classes));
        }
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !known.add(name)) {
                throw new InvalidDatasetException("%s: names '%s' twice".formatted(file, name));
            }
        }
        List<String> unnamed = present.stream().filter(name -> !known.contains(name)).toList();
        if (!unnamed.isEmpty()) {
            throw new InvalidDatasetException(
                    ("%s: does not name the folders %s, which hold images; add them, or move"
                                    + " them away")
                            .formatted(file, ClassFolders.named(unnamed)));
        }
        return names;
    }

    /** The folder that is meant: one character can be written in several ways, all alike to see. */
    private static String present(String name, Set<String> present) {
        String plain = Normalizer.normalize(name, NFC);
        return present.contains(name)
                ? name
                : present.stream()
                        .filter(folder -> Normalizer.normalize(folder, NFC).equals(plain))
                        .findFirst()
                        .orElse(name);
    }
}
