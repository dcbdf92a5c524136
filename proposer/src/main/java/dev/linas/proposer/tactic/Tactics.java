package dev.linas.proposer.tactic;

import dev.linas.core.registry.Registry;
import java.util.List;

/** The tactics there are. A new one is a class and a line here. */
public final class Tactics {
    /** By name. */
    public static final Registry<Tactic> ALL =
            Registry.of(
                            "tactic",
                            Tactic::name,
                            List.of(
                                    LinasTactic.standard(),
                                    new LinasPaperTactic(),
                                    new CheapFirstTactic(),
                                    new EvolutionaryTactic(),
                                    new OneShotPredictorTactic(),
                                    new OfaGaTactic(),
                                    new MotpeTactic(),
                                    new RandomTactic()))
                    .withDefault("linas");

    private Tactics() {}
}
