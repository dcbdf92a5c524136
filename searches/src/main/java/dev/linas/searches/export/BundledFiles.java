package dev.linas.searches.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the files of searches lie that come with Linas: a search remembers its pools as they were
 * written, with paths relative to a search file whose place it does not know.
 */
public final class BundledFiles {
    /** System property that the launcher sets: the folder that Linas was built in. */
    private static final String HOME = "linas.home";

    private static final Map<String, Path> FOLDERS =
            Map.of(
                    "digits-mbv3", Path.of("examples", "digits"),
                    "fashion-mbv3", Path.of("examples", "fashion"));

    private BundledFiles() {}

    /** The folder of a space's files; the present one for a space whose files are not bundled. */
    public static Path folderOf(String space) {
        String home = System.getProperty(HOME);
        Path bundled = FOLDERS.get(space);
        if (home == null || bundled == null) {
            return Path.of("");
        }
        Path folder = Path.of(home).resolve(bundled);
        return Files.isDirectory(folder) ? folder : Path.of("");
    }
}
