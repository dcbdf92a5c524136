package dev.linas.evaluator.meter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    @Test
    void shouldAddToMetadata() throws Exception {
        StringStringEntryProto genome =
                StringStringEntryProto.newBuilder().setKey("linas.genome").setValue("0,1").build();
        ModelProto model = ModelProto.newBuilder().setIrVersion(8).addMetadataProps(genome).build();

        ModelFile file = new ModelFile("step", model.toByteArray()).with("linas.measured", "{}");

        assertThat(file.part()).isEqualTo("step");
        assertThat(ModelProto.parseFrom(file.bytes()).getMetadataPropsList())
                .extracting(StringStringEntryProto::getKey)
                .containsExactly("linas.genome", "linas.measured");
    }
}
