package dev.linas.supernet.cut;

import java.nio.FloatBuffer;
import java.util.List;

/** Takes parts of tensors out. */
final class CutTensor {
    private CutTensor() {}

    /** Takes runs of elements. */
    interface Run {
        /**
         * @param from first element in the whole tensor
         * @param to first element in the part
         * @param count elements that follow each other in both
         */
        void copy(int from, int to, int count);
    }

    /**
     * The part of floats that is kept.
     *
     * @param values row-major, not changed
     */
    static float[] of(FloatBuffer values, List<Integer> shape, List<int[]> kept) {
        float[] part =
                new float[kept.stream().mapToInt(k -> k.length).reduce(1, Math::multiplyExact)];
        runs(shape, kept, (from, to, count) -> values.get(from, part, to, count));
        return part;
    }

    /** Calls for every run of a part, in the order of the part. */
    static void runs(List<Integer> shape, List<int[]> kept, Run run) {
        int inner = shape.size();
        int length = 1;
        while (inner > 0 && kept.get(inner - 1).length == shape.get(inner - 1)) {
            inner--;
            length *= shape.get(inner);
        }
        int[] at = new int[inner];
        int count = 1;
        for (int axis = 0; axis < inner; axis++) {
            count *= kept.get(axis).length;
        }
        for (int i = 0; i < count; i++) {
            int offset = 0;
            for (int axis = 0; axis < inner; axis++) {
                offset = offset * shape.get(axis) + kept.get(axis)[at[axis]];
            }
            run.copy(offset * length, i * length, length);
            for (int axis = inner - 1; axis >= 0 && ++at[axis] == kept.get(axis).length; axis--) {
                at[axis] = 0;
            }
        }
    }
}
