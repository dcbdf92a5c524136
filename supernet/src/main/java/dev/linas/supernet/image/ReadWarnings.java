package dev.linas.supernet.image;

import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Takes what a reader warns of for an error: a reader of Java fills what is missing with grey. */
final class ReadWarnings implements IIOReadWarningListener {
    /** libjpeg skips padding before a marker; every pixel is there. */
    private static final String HARMLESS = "extraneous bytes before marker";

    private Optional<String> first = Optional.empty();

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (first.isEmpty() && !warning.contains(HARMLESS)) {
            first = Optional.of(warning);
        }
    }

    void throwFirst() throws IIOException {
        if (first.isPresent()) {
            throw new IIOException(first.get());
        }
    }
}
