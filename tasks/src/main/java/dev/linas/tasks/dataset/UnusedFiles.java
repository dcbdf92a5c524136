package dev.linas.tasks.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The content of a folder of class folders beside the images that count; told to the user. */
final class UnusedFiles {
    /** Files that systems, not people, leave in folders. */
    private static final Set<String> OF_SYSTEMS = Set.of("thumbs.db", "desktop.ini");

    private final Path folder;
    private final List<String> noClasses = new ArrayList<>();
    private final List<String> besideFolders = new ArrayList<>();
    private final List<String> noImages = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    UnusedFiles(Path folder) {
        this.folder = folder;
    }

    /** A folder that is hidden or holds no images. */
    void noClass(String name) {
        noClasses.add(name);
    }

    /** An image that lies in no class folder. */
    void besideFolders(Path image) {
        besideFolders.add(folder.relativize(image).toString());
    }

    /** A file of a class folder that is no image by its name. */
    void noImage(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && !OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT))) {
            noImages.add(folder.relativize(file).toString());
        }
    }

    /** Folders that a file names and that hold no images. */
    void absent(Path order, List<String> names) {
        others.add(
                "%s: names folders that hold no images, so their classes have none: %s"
                        .formatted(order, ClassFolders.named(names)));
    }

    /** A line of each kind. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!noClasses.isEmpty()) {
            remarks.add(
                    "%s: no classes, because hidden or without images: %s"
                            .formatted(folder, ClassFolders.named(noClasses)));
        }
        if (!besideFolders.isEmpty()) {
            remarks.add(
                    "%s: %d images lie in no class folder, so they do not count: %s"
                            .formatted(
                                    folder,
                                    besideFolders.size(),
                                    ClassFolders.named(besideFolders)));
        }
        if (!noImages.isEmpty()) {
            remarks.add(
                    ("%s: %d files are no images by the ends of their names, so they do not"
                                    + " count: %s")
                            .formatted(folder, noImages.size(), ClassFolders.named(noImages)));
        }
        remarks.addAll(others);
        return remarks;
    }
}
