package dev.linas.supernet.tensor;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tensor of any type, as its bytes.
 *
 * @param name name, unique in its file
 * @param dtype type as safetensors names it, e.g. {@code U8}, {@code I64}, {@code F32}
 * @param shape lengths of its axes, outermost first
 * @param bytes the numbers in row-major order, little-endian; read-only
 */
public record RawTensor(String name, String dtype, List<Integer> shape, ByteBuffer bytes) {}
