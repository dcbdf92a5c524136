package dev.linas.supernet.cut;

import java.util.function.IntFunction;

/**
 * The size of inputs, where a genome chooses it.
 *
 * @param variable of the space, whose options are sizes
 * @param graphs the whole graph at a size; throws {@link
 *     dev.linas.supernet.network.InvalidNetworkException} naming the size, if it cannot be run at
 *     it
 */
public record ElasticSize(String variable, IntFunction<SourceGraph> graphs) {}
