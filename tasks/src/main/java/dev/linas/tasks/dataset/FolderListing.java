package dev.linas.tasks.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * The images of a folder and their classes, before any of them is read.
 *
 * @param entries the images, in a fixed order
 * @param folders name of the folder of every class, by class; empty for a class without one, and
 *     for all where a file labels each image
 * @param remarks what was left out, for the user
 */
record FolderListing(List<Entry> entries, List<String> folders, List<String> remarks) {
    FolderListing {
        entries = List.copyOf(entries);
        folders = List.copyOf(folders);
        remarks = List.copyOf(remarks);
    }

    /** An image and its class. */
    record Entry(Path file, int label) {}
}
