package dev.linas.searches.run;

import dev.linas.runtime.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;

/** The search that {@code linas run} runs when no file is named. */
public final class DefaultSearch {
    /** System property that the launcher sets: the folder that Linas was built in. */
    static final String HOME = "linas.home";

    private static final Path FILE = Path.of("examples", "fashion", "search.yaml");

    private DefaultSearch() {}

    /**
     * The search file, as short as it can be named from here.
     *
     * @throws UserError if there is none
     */
    public static Path file() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new UserError(
                    "which search? Name a search file; only the launcher './linas' knows where that"
                            + " of the example is");
        }
        Path file = Path.of(home).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "the default search %s is not there; restore it, or name a search file"
                            .formatted(file));
        }
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
