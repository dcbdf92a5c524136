package dev.linas.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of the pages.
 *
 * @param path where it is served
 * @param resource where it is on the class path
 * @param type its media type
 */
record Asset(String path, String resource, String type) {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String OWN = "dev/linas/dashboard/web/";
    private static final String LIBRARIES = "META-INF/resources/";

    private static final List<Asset> ALL =
            List.of(
                    new Asset("/", OWN + "index.html", "text/html; charset=utf-8"),
                    new Asset("/icon.svg", OWN + "icon.svg", "image/svg+xml"),
                    new Asset("/style.css", OWN + "style.css", STYLE),
                    script("main.js"),
                    script("store.js"),
                    script("text.js"),
                    script("front.js"),
                    script("scatter.js"),
                    script("squares.js"),
                    script("lines.js"),
                    script("searches.js"),
                    script("search.js"),
                    script("results.js"),
                    script("parallel.js"),
                    script("compare.js"),
                    script("start.js"),
                    script("candidate.js"),
                    script("devices.js"),
                    script("commands.js"),
                    new Asset(
                            "/lib/preact.js",
                            LIBRARIES + "_static/htm/3.1.1/preact/standalone.module.js",
                            SCRIPT),
                    new Asset(
                            "/lib/uplot.js",
                            LIBRARIES + "webjars/uplot/1.6.30/dist/uPlot.esm.js",
                            SCRIPT),
                    new Asset(
                            "/lib/uplot.css",
                            LIBRARIES + "webjars/uplot/1.6.30/dist/uPlot.min.css",
                            STYLE));

    private static final Map<String, Asset> BY_PATH =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Asset::path, asset -> asset));

    /** Every file that is served. */
    static List<Asset> all() {
        return ALL;
    }

    /** The file that is served at a path; empty if none is. */
    static Optional<Asset> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** Its bytes. */
    byte[] bytes() {
        try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + resource, e);
        }
    }

    private static Asset script(String name) {
        return new Asset("/" + name, OWN + name, SCRIPT);
    }
}
