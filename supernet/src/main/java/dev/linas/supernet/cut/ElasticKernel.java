package dev.linas.supernet.cut;

import dev.linas.supernet.network.Choice;
import java.util.List;

/**
 * A convolution whose kernel is the centre of the whole one's.
 *
 * @param name what the sidecar calls it in messages, e.g. {@code kernels[0]}
 * @param weight the kernel, [out, in, side, side] or, of one axis, [out, in, side]
 * @param side the kernel's side in a sub-network, odd
 * @param transforms names of matrices [n*n, n*n], each applied to the centre of n x n as
 *     Once-for-All does (Cai et al., 2020, section 3.2), from large to small; empty for the plain
 *     centre
 */
public record ElasticKernel(String name, String weight, Choice side, List<String> transforms) {
    public ElasticKernel {
        transforms = List.copyOf(transforms);
    }
}
