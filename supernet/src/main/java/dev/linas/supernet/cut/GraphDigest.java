package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnknownFieldSet;
import dev.linas.core.digest.Sha256;
import dev.linas.supernet.graph.GraphInput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * Tells graphs apart that compute in different ways, and none by what an exporter notes beside,
 * such as the line of a script that a node comes from.
 */
final class GraphDigest {
    private static final UnknownFieldSet NONE = UnknownFieldSet.getDefaultInstance();

    private final MessageDigest sha256 = Sha256.digest();

    private GraphDigest() {}

    /**
     * SHA-256 of inputs with their shapes, nodes, names of outputs, versions of operators and
     * constants that are no 32-bit floats, lower-case hex.
     */
    static String of(SourceGraph graph) {
        GraphDigest digest = new GraphDigest();
        graph.opsets().forEach(digest::add);
        graph.inputs().forEach(digest::add);
        graph.nodes().forEach(node -> digest.add(plain(node).toByteArray()));
        graph.outputs().forEach(digest::add);
        graph.constants()
                .forEach(
                        (name, constant) -> {
                            if (!constant.isFloat()) {
                                digest.add(constant.proto(name).toByteArray());
                            }
                        });
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void add(OperatorSetIdProto operators) {
        add(operators.getDomain());
        add(Long.toString(operators.getVersion()));
    }

    private void add(GraphInput input) {
        add(input.name());
        add(input.axes().toString());
        OptionalLong ids = input.idCount();
        add(ids.isPresent() ? "ids " + ids.getAsLong() : "floats");
        add(input.open().isPresent() ? "open " + input.open().getAsInt() : "closed");
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that no two parts add up to another two. */
    private void add(byte[] part) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        sha256.update(part);
    }

    private static NodeProto plain(NodeProto node) {
        NodeProto.Builder plain =
                node.toBuilder()
                        .clearDocString()
                        .clearMetadataProps()
                        .clearAttribute()
                        .setUnknownFields(NONE);
        node.getAttributeList().forEach(attribute -> plain.addAttribute(plain(attribute)));
        return plain.build();
    }

    private static AttributeProto plain(AttributeProto attribute) {
        AttributeProto.Builder plain =
                attribute.toBuilder().clearDocString().setUnknownFields(NONE);
        if (attribute.hasT()) {
            plain.setT(plain(attribute.getT()));
        }
        return plain.build();
    }

    private static TensorProto plain(TensorProto tensor) {
        return tensor.toBuilder()
                .clearDocString()
                .clearMetadataProps()
                .setUnknownFields(NONE)
                .build();
    }
}
