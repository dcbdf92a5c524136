package dev.linas.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.random.Seeds.Purpose;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Golden numbers: a search of last year, or on another Java, must draw the same ones. */
class SeedsTest {

    @Test
    void shouldDrawTheSameNumbersOnEveryMachineAndJava() {
        SplittableRandom random = Seeds.stream(42, 3, Purpose.INNER_SEARCH);

        assertThat(random.nextLong()).isEqualTo(3125670616529649358L);
        assertThat(random.nextLong()).isEqualTo(6594562156418039538L);
        assertThat(random.nextInt(3)).isZero();
        assertThat(random.nextInt(5)).isEqualTo(4);
        assertThat(random.nextInt(1000)).isEqualTo(405);
        assertThat(random.nextInt(10, 20)).isEqualTo(13);
        assertThat(random.nextDouble()).isEqualTo(0.8301651783504337);
        assertThat(random.nextBoolean()).isFalse();
        assertThat(random.split().nextLong()).isEqualTo(-508898086334986982L);

        SplittableRandom negative = Seeds.stream(-7, 0, Purpose.CROSS_VALIDATION);

        assertThat(negative.nextLong()).isEqualTo(8764851911959510391L);
        assertThat(negative.nextGaussian()).isEqualTo(-0.24513807742090868);
        assertThat(negative.nextDouble(-1, 1)).isEqualTo(-0.3159576387746359);
        assertThat(negative.ints(5, 0, 1000)).containsExactly(457, 763, 769, 690, 402);
        assertThat(negative.doubles(2).boxed())
                .containsExactly(0.4572182570207096, 0.2384105199110974);
    }

    @Test
    void shouldGiveEveryPurposeRoundAndSeedItsOwnStream() {
        Set<Long> firsts = new HashSet<>();
        int streams = 0;
        for (long seed = -3; seed <= 3; seed++) {
            for (int round = 0; round < 50; round++) {
                for (Purpose purpose : Purpose.values()) {
                    firsts.add(Seeds.stream(seed, round, purpose).nextLong());
                    streams++;
                }
            }
        }

        assertThat(firsts).hasSize(streams);
    }

    @Test
    void shouldStartAFreshStreamEachTime() {
        SplittableRandom used = Seeds.stream(7, 0, Purpose.INITIAL_DESIGN);
        long first = used.nextLong();
        used.nextLong();

        assertThat(Seeds.stream(7, 0, Purpose.INITIAL_DESIGN).nextLong()).isEqualTo(first);
    }
}
