package dev.linas.proposer.design;

import dev.linas.core.registry.Registry;
import java.util.List;
import java.util.Map;

/** The initial designs there are. A new one is a class and a line here. */
public final class InitialDesigns {
    /** By name. */
    public static final Registry<InitialDesign> ALL =
            new Registry<>(
                            "initial_design",
                            List.of(
                                    Map.entry("random", new RandomDesign()),
                                    Map.entry("extremes", new ExtremesDesign()),
                                    Map.entry("space-filling", new SpaceFillingDesign())))
                    .withDefault("random");

    private InitialDesigns() {}
}
