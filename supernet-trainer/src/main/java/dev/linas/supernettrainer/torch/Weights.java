package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.linas.supernet.tensor.TensorShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The named tensors of a network, float32: trained ones, which collect gradients, and the running
 * moments of batch normalisations, which do not. Holds native memory until closed. Not thread-safe.
 */
public final class Weights implements AutoCloseable {
    private final NDManager manager;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();

    private Weights(NDManager manager) {
        this.manager = manager;
    }

    /**
     * Weights with the given values.
     *
     * @param shapes the tensors, in the order in which they are kept
     * @param values for each name the elements, row by row
     * @throws IllegalArgumentException naming the tensor, if one is missing or of another size
     */
    public static Weights of(
            NDManager parent, List<TensorShape> shapes, Map<String, float[]> values) {
        Weights weights = new Weights(parent.newSubManager());
        for (TensorShape shape : shapes) {
            float[] elements = values.get(shape.name());
            if (elements == null || elements.length != shape.size()) {
                weights.close();
                throw new IllegalArgumentException(
                        "tensor %s: expected %d elements of shape %s, found %s"
                                .formatted(
                                        shape.name(),
                                        shape.size(),
                                        shape.shape(),
                                        elements == null ? "none" : elements.length));
            }
            weights.add(shape, elements);
        }
        return weights;
    }

    private void add(TensorShape shape, float[] elements) {
        NDArray tensor = manager.create(elements, shape(shape));
        if (isTrained(shape.name())) {
            tensor.setRequiresGradient(true);
        }
        tensors.put(shape.name(), tensor);
    }

    /** Whether a tensor is trained; otherwise it is a running moment. */
    public static boolean isTrained(String name) {
        return !name.endsWith(".mean") && !name.endsWith(".variance");
    }

    static Shape shape(TensorShape shape) {
        return new Shape(shape.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    /** The manager of these tensors. */
    public NDManager manager() {
        return manager;
    }

    /**
     * A tensor as a whole; trained ones collect gradients.
     *
     * @throws IllegalArgumentException if there is none of the name
     */
    public NDArray tensor(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the network has no tensor " + name);
        }
        return tensor;
    }

    /** Names of the trained tensors, in order. */
    public List<String> trained() {
        return tensors.keySet().stream().filter(Weights::isTrained).toList();
    }

    /** Number of trained elements. */
    public long trainedSize() {
        return trained().stream().mapToLong(name -> tensor(name).size()).sum();
    }

    /** Names of all tensors, in order. */
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    /** Shape of a tensor. */
    public TensorShape shape(String name) {
        List<Integer> shape = new ArrayList<>();
        for (long length : tensor(name).getShape().getShape()) {
            shape.add((int) length);
        }
        return new TensorShape(name, shape);
    }

    /** Elements of a tensor, row by row; a copy. */
    public float[] values(String name) {
        return tensor(name).toFloatArray();
    }

    /** Overwrites a tensor in place. */
    public void set(String name, float[] elements) {
        NDArray tensor = tensor(name);
        tensor.subi(tensor);
        add(name, elements);
    }

    /**
     * Adds to a tensor in place. Not by {@link NDArray#set}: that makes the tensor point into a
     * buffer which the garbage collector then frees (DJL 0.35).
     */
    public void add(String name, float[] elements) {
        NDArray tensor = tensor(name);
        try (NDArray source = manager.create(elements, tensor.getShape())) {
            tensor.addi(source);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
