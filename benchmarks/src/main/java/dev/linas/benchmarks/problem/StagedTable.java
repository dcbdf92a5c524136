package dev.linas.benchmarks.problem;

import static dev.linas.benchmarks.problem.LookupTableText.COST;
import static dev.linas.benchmarks.problem.LookupTableText.QUALITY;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A generated lookup table over the 45 variables of OFA-MobileNetV3: five stages of two to four
 * blocks, of which kernel size and expansion add to cost and quality. Larger choices cost more;
 * quality grows with them, ever more slowly and not everywhere. With interactions, kernel and
 * expansion of a block count jointly and so do the expansions of neighbouring blocks.
 *
 * <p>Only variables of one stage meet in a term, so the front is known by components.
 */
final class StagedTable {
    private static final String SPACE = "ofa-mbv3-d234-e346-k357-w1.0";
    private static final int STAGES = 5;
    private static final int BLOCKS = 4;
    private static final int SHALLOWEST = 2;
    private static final int EXPANSION = STAGES * BLOCKS;
    private static final int DEPTH = 2 * STAGES * BLOCKS;

    private final SearchSpace space = BuiltInSpaces.find(SPACE).orElseThrow();
    private final LookupTableText table = new LookupTableText(space);
    private final SplittableRandom random;
    private final boolean interactions;

    private StagedTable(boolean interactions) {
        this.interactions = interactions;
        this.random = new SplittableRandom(interactions ? 4502 : 4501);
    }

    static StagedTable additive() {
        return new StagedTable(false);
    }

    static StagedTable interacting() {
        return new StagedTable(true);
    }

    Problem save(Path folder, String name) {
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                block(stage, block);
            }
        }
        return table.save(folder, name, SPACE);
    }

    private void block(int stage, int block) {
        int kernel = BLOCKS * stage + block;
        int expansion = EXPANSION + kernel;
        Map<Integer, List<Integer>> when = active(stage, block);
        double weight = uniform(0.5, 1.5);
        double worth = uniform(0.3, 1.7);
        table.term(COST, new int[] {kernel}, when, o -> weight * (1 + 0.2 * o[0]) * noise());
        table.term(COST, new int[] {expansion}, when, o -> weight * (1 + 1.1 * o[0]) * noise());
        double[] kernels = gains(0.4 * worth);
        double[] expansions = gains(worth);
        table.term(QUALITY, new int[] {kernel}, when, o -> kernels[o[0]]);
        table.term(QUALITY, new int[] {expansion}, when, o -> expansions[o[0]]);
        if (interactions) {
            table.term(QUALITY, new int[] {kernel, expansion}, when, o -> uniform(-0.25, 0.25));
            if (block > 0) {
                int before = expansion - 1;
                table.term(QUALITY, new int[] {before, expansion}, when, o -> uniform(-0.25, 0.25));
            }
        }
    }

    /**
     * Quality by option: rising by less and less, with exceptions; a block is worth something by
     * itself.
     */
    private double[] gains(double worth) {
        double[] gains = new double[3];
        gains[0] = 0.6 * worth * noise();
        gains[1] = gains[0] + 0.7 * worth * uniform(0.3, 1.3);
        gains[2] = gains[1] + 0.3 * worth * uniform(-0.3, 1.7);
        return gains;
    }

    /** Under which depths of the stage a block exists. */
    private static Map<Integer, List<Integer>> active(int stage, int block) {
        List<Integer> depths = new ArrayList<>();
        for (int option = Math.max(0, block + 1 - SHALLOWEST); option < 3; option++) {
            depths.add(option);
        }
        return Map.of(DEPTH + stage, depths);
    }

    private double noise() {
        return uniform(0.85, 1.15);
    }

    private double uniform(double low, double high) {
        return random.nextDouble(low, high);
    }
}
