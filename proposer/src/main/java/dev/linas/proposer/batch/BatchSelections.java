package dev.linas.proposer.batch;

import dev.linas.core.registry.Registry;
import java.util.List;
import java.util.Map;

/** The batch selections there are. A new one is a class and a line here. */
public final class BatchSelections {
    /** By name. */
    public static final Registry<BatchSelection> ALL =
            new Registry<>(
                            "batch",
                            List.of(
                                    Map.entry(
                                            "improvement-and-diversity",
                                            new ImprovementAndDiversity()),
                                    Map.entry(
                                            "optimistic-hypervolume-gain",
                                            new OptimisticHypervolumeGain()),
                                    Map.entry("diversity", new FrontDiversity()),
                                    Map.entry("hypervolume-gain", new HypervolumeGain()),
                                    Map.entry(
                                            "expected-hypervolume-improvement",
                                            new ExpectedHypervolumeImprovement()),
                                    Map.entry("thompson", new ThompsonSampling())))
                    .withDefault("improvement-and-diversity");

    private BatchSelections() {}
}
