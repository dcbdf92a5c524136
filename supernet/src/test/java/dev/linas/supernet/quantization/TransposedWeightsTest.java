package dev.linas.supernet.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import dev.linas.supernet.inference.InputBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Linear layers whose weights an exporter left transposed. */
class TransposedWeightsTest {
    private static final List<InputBatch> CALIBRATION = TinyGraph.images(3, 16, 1, 2, 3, 4);
    private static final InputBatch UNSEEN = TinyGraph.images(3, 64, 99).get(0);

    /** As PyTorch exports a linear layer of more than two axes. */
    @Test
    void shouldComputeAProductByTransposedWeightsAsByPlainOnes() throws OrtException {
        ModelProto plain = pooled().matMul("product", "flat", 3, 5).build("product");
        ModelProto turned = pooled().transposedMatMul("product", "flat", 3, 5).build("product");

        assertThat(StaticQuantizer.layers(turned)).containsExactly("product");
        assertThat(quantizedProduct(turned)).containsExactly(quantizedProduct(plain));
    }

    private static TinyGraph pooled() {
        return TinyGraph.of(3)
                .node("GlobalAveragePool", "pool", "image")
                .node("Flatten", "flat", "pool");
    }

    private static float[] quantizedProduct(ModelProto model) throws OrtException {
        ModelProto quantized =
                new StaticQuantizer().quantize(model, LayerBits.allInteger(), CALIBRATION);
        return TinyGraph.run(quantized, "product", UNSEEN);
    }
}
