package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/** Views of the part of a tensor that a sub-network uses; gradients flow through to the tensor. */
public final class Slices {
    private Slices() {}

    /**
     * The leading elements along every axis.
     *
     * @param manager owns the view
     * @param lengths per axis; axes beyond are taken whole
     */
    public static NDArray leading(NDArray tensor, NDManager manager, long... lengths) {
        NDIndex index = new NDIndex();
        boolean whole = true;
        for (int axis = 0; axis < lengths.length; axis++) {
            whole &= tensor.getShape().get(axis) == lengths[axis];
            index.addSliceDim(0, lengths[axis]);
        }
        return whole ? tensor : owned(tensor.get(index), manager);
    }

    /**
     * The centre of square kernels.
     *
     * @param tensor [channels, 1, side, side]
     * @param side of the centre
     */
    public static NDArray centre(NDArray tensor, NDManager manager, int side) {
        long margin = (tensor.getShape().get(2) - side) / 2;
        NDIndex index =
                new NDIndex()
                        .addAllDim(2)
                        .addSliceDim(margin, margin + side)
                        .addSliceDim(margin, margin + side);
        return owned(tensor.get(index), manager);
    }

    /**
     * Puts the result of an operation, which belongs to its first operand's manager, under another.
     */
    public static NDArray owned(NDArray array, NDManager manager) {
        array.attach(manager);
        return array;
    }
}
