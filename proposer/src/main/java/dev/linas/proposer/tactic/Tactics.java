package dev.linas.proposer.tactic;

import java.util.List;

/** The tactics there are. A new one is a class and a line here. */
public final class Tactics {
    private static final List<Tactic> ALL =
            List.of(
                    LinasTactic.standard(),
                    new LinasPaperTactic(),
                    new EvolutionaryTactic(),
                    new OneShotPredictorTactic(),
                    new OfaGaTactic(),
                    new MotpeTactic(),
                    new RandomTactic());

    private Tactics() {}

    /** Names of all tactics, in the order in which help texts list them. */
    public static List<String> names() {
        return ALL.stream().map(Tactic::name).toList();
    }

    /**
     * The tactic of the given name.
     *
     * @throws IllegalArgumentException naming the tactics there are, if it is none of them
     */
    public static Tactic named(String name) {
        return ALL.stream()
                .filter(tactic -> tactic.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'tactic' is '%s'; expected one of %s"
                                                .formatted(name, String.join(", ", names()))));
    }
}
