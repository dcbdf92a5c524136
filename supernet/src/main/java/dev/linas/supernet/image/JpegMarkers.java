package dev.linas.supernet.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * The meaning of the components of a JPEG file by its markers and the rules of libjpeg: JFIF is
 * YCbCr; else Adobe's marker decides; else the names of the components.
 *
 * @param components 1 for grey, 3, or 4
 * @param luma whether the first three components are Y, Cb, Cr
 */
record JpegMarkers(int components, boolean luma) {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP0 = 0xE0;
    private static final int APP14 = 0xEE;
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    private static final int ADOBE_TRANSFORM = 11;
    private static final int NONE = -1;

    /**
     * Reads the markers, and looks whether the file goes on to its last one.
     *
     * @throws IIOException if the file is cut or malformed
     */
    static JpegMarkers read(byte[] file) throws IIOException {
        boolean jfif = false;
        int adobe = NONE;
        byte[] names = {};
        int at = 2;
        while (true) {
            at = marker(file, at);
            int type = Byte.toUnsignedInt(file[at]);
            int begin = at + 3;
            int end = at + 1 + length(file, at + 1);
            if (type == START_OF_SCAN) {
                requireEnd(file, end);
                return new JpegMarkers(names.length, isLuma(names, jfif, adobe));
            }
            if (end > file.length) {
                throw cut();
            }
            if (type == APP0 && startsWith(file, begin, end, JFIF)) {
                jfif = true;
            } else if (type == APP14
                    && startsWith(file, begin, end, ADOBE)
                    && begin + ADOBE_TRANSFORM < end) {
                adobe = Byte.toUnsignedInt(file[begin + ADOBE_TRANSFORM]);
            } else if (isStartOfFrame(type)) {
                names = names(file, begin, end);
            }
            at = end;
        }
    }

    /** Where the type of the next marker stands; any number of fill bytes may lie before it. */
    private static int marker(byte[] file, int from) throws IIOException {
        int at = from;
        if (at < file.length && file[at] != (byte) 0xFF) {
            throw new IIOException("it is malformed: no marker at byte " + at);
        }
        while (at < file.length && file[at] == (byte) 0xFF) {
            at++;
        }
        if (at >= file.length) {
            throw cut();
        }
        return at;
    }

    private static int length(byte[] file, int at) throws IIOException {
        if (at + 2 > file.length) {
            throw cut();
        }
        int length = Byte.toUnsignedInt(file[at]) << 8 | Byte.toUnsignedInt(file[at + 1]);
        if (length < 2) {
            throw new IIOException("it is malformed: a segment of %d bytes".formatted(length));
        }
        return length;
    }

    private static void requireEnd(byte[] file, int from) throws IIOException {
        for (int i = from; i + 1 < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) END_OF_IMAGE) {
                return;
            }
        }
        throw cut();
    }

    private static boolean isStartOfFrame(int type) {
        return type >= 0xC0 && type <= 0xCF && type != 0xC4 && type != 0xC8 && type != 0xCC;
    }

    private static byte[] names(byte[] file, int begin, int end) throws IIOException {
        int count = begin + 5 < end ? file[begin + 5] : 0;
        if (count < 1 || begin + 6 + 3 * count > end) {
            throw new IIOException("it is malformed: a frame of %d components".formatted(count));
        }
        byte[] names = new byte[count];
        for (int i = 0; i < count; i++) {
            names[i] = file[begin + 6 + 3 * i];
        }
        return names;
    }

    private static boolean isLuma(byte[] names, boolean jfif, int adobe) {
        if (names.length == 4) {
            return adobe > 0;
        }
        if (jfif || adobe != NONE) {
            return jfif || adobe != 0;
        }
        return !Arrays.equals(names, new byte[] {'R', 'G', 'B'});
    }

    private static boolean startsWith(byte[] file, int begin, int end, byte[] text) {
        return begin + text.length <= end
                && Arrays.equals(file, begin, begin + text.length, text, 0, text.length);
    }

    private static IIOException cut() {
        return new IIOException("the file is cut: its end is missing");
    }
}
