package dev.linas.tasks.dataset;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.image.CenterCrop;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.dataset.FolderListing.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder of images: either it has {@code labels.csv}, or a sub-folder per class. Images are made
 * to fit by {@link CenterCrop}.
 */
final class ImageFolder implements DatasetSource {
    private static final int CLASSES_SHOWN = 20;

    private final Path folder;
    private final ImageClassification format;
    private final FolderListing listing;
    private final List<ImageFile> images;

    private ImageFolder(
            Path folder,
            ImageClassification format,
            FolderListing listing,
            List<ImageFile> images) {
        this.folder = folder;
        this.format = format;
        this.listing = listing;
        this.images = List.copyOf(images);
    }

    /**
     * Lists a folder; no image is read yet.
     *
     * @param labelled whether the classes must be those of the network
     */
    static ImageFolder open(Path folder, ImageClassification format, boolean labelled) {
        try {
            Path csv = folder.resolve(LabelsFile.FILE);
            if (Files.exists(csv) && Files.exists(folder.resolve(ClassOrder.FILE))) {
                throw new InvalidDatasetException(
                        "%s: has both %s and %s; keep the one that counts"
                                .formatted(folder, LabelsFile.FILE, ClassOrder.FILE));
            }
            FolderListing listing =
                    Files.exists(csv)
                            ? LabelsFile.list(folder, csv, format)
                            : ClassFolders.list(folder, format, labelled);
            if (listing.entries().isEmpty()) {
                throw new InvalidDatasetException(
                        ("%s: holds no images; expected %s or one sub-folder per class, with"
                                        + " PNG, JPEG, BMP or GIF files")
                                .formatted(folder, LabelsFile.FILE));
            }
            List<ImageFile> unverified = new ArrayList<>();
            for (Entry entry : listing.entries()) {
                unverified.add(new ImageFile(entry.file(), entry.label(), Optional.empty()));
            }
            return new ImageFolder(folder, format, listing, unverified);
        } catch (IOException e) {
            throw new InvalidDatasetException(folder + ": cannot be read: " + e, e);
        }
    }

    @Override
    public DatasetSource verified(Optional<Path> memory, Consumer<String> notes) {
        listing.remarks().forEach(notes);
        notes.accept("%s: %d images%s".formatted(folder, images.size(), classes()));
        VerifiedImages verified = new VerifiedImages(memory);
        List<ImageFile> checked = new ImageCheck(folder, listing.entries(), verified, notes).run();
        return new ImageFolder(folder, format, listing, checked);
    }

    private String classes() {
        String mapping = mapping();
        return mapping.isEmpty() ? "" : "; folder = class: " + mapping;
    }

    @Override
    public String mapping() {
        List<String> pairs = new ArrayList<>();
        List<String> folders = listing.folders();
        for (int label = 0; label < folders.size() && pairs.size() < CLASSES_SHOWN; label++) {
            if (!folders.get(label).isEmpty()) {
                pairs.add(folders.get(label) + " = " + label);
            }
        }
        int last = folders.size() - 1;
        if (folders.size() > CLASSES_SHOWN) {
            pairs.add("…");
            pairs.add(folders.get(last) + " = " + last);
        }
        return String.join(", ", pairs);
    }

    @Override
    public Dataset at(int resolution) {
        return new CroppedImages(images, format, resolution);
    }

    /**
     * Adds names, labels and contents of the images.
     *
     * @throws IllegalStateException if they were not verified
     */
    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        for (ImageFile image : images) {
            fingerprint.with(
                    label,
                    List.of(
                            folder.relativize(image.path()).toString().replace('\\', '/'),
                            Integer.toString(image.label()),
                            image.digest()
                                    .orElseThrow(
                                            () ->
                                                    new IllegalStateException(
                                                            folder + " was not verified"))));
        }
    }
}
