package dev.linas.evaluator.meter.onnx;

/** An ONNX file of a sub-network. */
public final class ModelFile {
    private final String part;
    private final byte[] bytes;

    /**
     * @param part {@code encoder} or {@code step} where the network runs in steps; empty for the
     *     whole
     * @param bytes its content; not copied
     */
    ModelFile(String part, byte[] bytes) {
        this.part = part;
        this.bytes = bytes;
    }

    /** {@code encoder} or {@code step} where the network runs in steps; empty for the whole. */
    public String part() {
        return part;
    }

    /** Its content; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
