package dev.linas.evaluator.meter.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;

/** An ONNX file of a sub-network. */
public final class ModelFile {
    private final String part;
    private final byte[] bytes;

    /**
     * @param part {@code encoder} or {@code step} where the network has a part that runs once and
     *     one that runs in steps; empty for the whole
     * @param bytes its content; not copied
     */
    ModelFile(String part, byte[] bytes) {
        this.part = part;
        this.bytes = bytes;
    }

    /** {@code encoder} or {@code step} where there are both; empty for the whole. */
    public String part() {
        return part;
    }

    /** The same file with a further entry in its metadata. */
    public ModelFile with(String key, String value) {
        StringStringEntryProto entry =
                StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
        try {
            return new ModelFile(
                    part,
                    ModelProto.parseFrom(bytes).toBuilder()
                            .addMetadataProps(entry)
                            .build()
                            .toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a model that was just written cannot be read", e);
        }
    }

    /** Its content; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
