package dev.linas.tasks.dataset;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.supernet.tensor.RawTensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A safetensors file with {@code images} [N, C, H, W], U8 (0..255) or F32 (0..1), and {@code
 * labels} [N], I64, I32 or U8. All of it is read into memory, so that nobody can change it
 * afterwards.
 */
final class DatasetFile implements DatasetSource, Dataset {
    private static final String IMAGES = "images";
    private static final String LABELS = "labels";
    private static final int AXES = 4;

    private final DatasetTensors file;
    private final ImageClassification format;
    private final RawTensor images;
    private final int[] labels;
    private final float[][] normalizedBytes;

    private DatasetFile(
            DatasetTensors file, ImageClassification format, RawTensor images, int[] labels) {
        this.file = file;
        this.format = format;
        this.images = images;
        this.labels = labels;
        this.normalizedBytes = new float[format.channels()][];
        for (int channel = 0; channel < format.channels(); channel++) {
            normalizedBytes[channel] = format.normalizedBytes(channel);
        }
    }

    static DatasetFile open(Path path, ImageClassification format) {
        DatasetTensors file = DatasetTensors.read(path);
        RawTensor images = tensor(file, IMAGES, List.of("U8", "F32"));
        RawTensor labels = tensor(file, LABELS, List.of("I64", "I32", "U8"));
        List<Integer> shape = images.shape();
        if (shape.size() != AXES || shape.contains(0)) {
            throw file.invalid(
                    "tensor '%s' has shape %s; expected [N, channels, height, width], none 0",
                    IMAGES, shape);
        }
        if (shape.get(1) != format.channels()) {
            throw file.invalid(
                    "its images have %d channels; the network takes %d",
                    shape.get(1), format.channels());
        }
        if (!labels.shape().equals(List.of(shape.get(0)))) {
            throw file.invalid(
                    "tensor '%s' has shape %s; expected [%d], one label per image",
                    LABELS, labels.shape(), shape.get(0));
        }
        return new DatasetFile(file, format, images, labels(file, labels, format.classes()));
    }

    private static RawTensor tensor(DatasetTensors file, String name, List<String> types) {
        RawTensor tensor =
                file.tensor(name, "; a dataset file has '%s' and '%s'".formatted(IMAGES, LABELS));
        if (!types.contains(tensor.dtype())) {
            throw file.invalid("tensor '%s' has type %s; expected %s", name, tensor.dtype(), types);
        }
        return tensor;
    }

    private static int[] labels(DatasetTensors file, RawTensor tensor, int classes) {
        int[] labels = new int[tensor.shape().get(0)];
        for (int i = 0; i < labels.length; i++) {
            long label =
                    switch (tensor.dtype()) {
                        case "I64" -> tensor.bytes().getLong(Long.BYTES * i);
                        case "I32" -> tensor.bytes().getInt(Integer.BYTES * i);
                        default -> Byte.toUnsignedLong(tensor.bytes().get(i));
                    };
            if (label < 0 || label >= classes) {
                throw file.invalid(
                        "tensor '%s' has %d at %d; the network knows the classes 0 to %d",
                        LABELS, label, i, classes - 1);
            }
            labels[i] = (int) label;
        }
        return labels;
    }

    /** Nothing is left to verify: the whole file was read. */
    @Override
    public DatasetSource verified(Optional<Path> memory, Consumer<String> notes) {
        return this;
    }

    @Override
    public String mapping() {
        return "";
    }

    @Override
    public Dataset at(int resolution) {
        List<Integer> shape = images.shape();
        if (shape.get(2) != resolution || shape.get(3) != resolution) {
            throw file.invalid(
                    "its images have %dx%d pixels; the network is measured at %dx%d: use a dataset"
                            + " of that size, or a folder of images, which are resized",
                    shape.get(2), shape.get(3), resolution, resolution);
        }
        return this;
    }

    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        fingerprint
                .with(label, List.of(images.dtype(), images.shape().toString()))
                .with(label, images.bytes())
                .with(label, Arrays.toString(labels));
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int channels() {
        return format.channels();
    }

    @Override
    public int resolution() {
        return images.shape().get(2);
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void read(int index, FloatBuffer into) {
        int area = resolution() * resolution();
        long first = (long) index * numbersPerImage();
        for (int channel = 0; channel < channels(); channel++) {
            int begin = Math.toIntExact(first + (long) channel * area);
            if (images.dtype().equals("U8")) {
                float[] table = normalizedBytes[channel];
                for (int i = begin; i < begin + area; i++) {
                    into.put(table[Byte.toUnsignedInt(images.bytes().get(i))]);
                }
            } else {
                for (int i = begin; i < begin + area; i++) {
                    into.put(format.normalized(channel, images.bytes().getFloat(Float.BYTES * i)));
                }
            }
        }
    }
}
