package dev.linas.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Scores that sacreBLEU 2.6.0 gives with its defaults ({@code sacrebleu.corpus_bleu}), and those
 * that its authors publish with it.
 */
class BleuTest {
    private static void assertScore(double expected, List<String> found, String... references) {
        assertThat(Bleu.of(found, List.of(references).stream().map(List::of).toList()))
                .isCloseTo(expected, within(1e-7));
    }

    @Test
    void shouldScoreTheExampleOfSacrebleusAuthors() {
        assertThat(
                        Bleu.of(
                                List.of(
                                        "The dog bit the man.",
                                        "It wasn't surprising.",
                                        "The man had just bitten him."),
                                List.of(
                                        List.of("The dog bit the man.", "The dog had bit the man."),
                                        List.of("It was not unexpected.", "No one was surprised."),
                                        List.of(
                                                "The man bit him first.",
                                                "The man had bitten the dog."))))
                .isCloseTo(48.530827, within(1e-6));
    }

    @Test
    void shouldKeepNumbersAndDatesTogether() {
        assertScore(
                82.97773031,
                List.of("der 21. März 2024 um 14:30 Uhr", "302 Kilometer am 3. Mai", "3.250,75 $"),
                "der 21. März 2024 um 14:45 Uhr",
                "302 Kilometer am 3. Mai",
                "3.250,57 $");
    }

    @Test
    void shouldTakePunctuationAndEntitiesApart() {
        assertScore(
                72.00391346,
                List.of("ab \"cd\" (e) 5-6 &amp; x.y 3,4 z, end..."),
                "ab \"cd\" e 5-6 & x.y 3,4 z, end..");
    }

    @Test
    void shouldSmoothOrdersWithoutAMatch() {
        assertScore(10.68217516, List.of("x y z q a"), "a b d e f");
        assertScore(7.80984984, List.of("the the the the the the the"), "the cat is on the mat");
    }

    @Test
    void shouldPenaliseShortTranslations() {
        assertScore(
                44.05066796,
                List.of("Guten Morgen, liebe Leute – wie geht es?", "eins"),
                "Guten Morgen, liebe Leute - wie geht es Euch?",
                "zwei drei");
    }

    @Test
    void shouldBeZeroWhereNothingMatchesOrNoOrderIsLeft() {
        assertScore(0, List.of("x y z q r"), "a b d e f");
        assertScore(0, List.of("a b c"), "a b d e f");
        assertScore(0, List.of(""), "a b");
    }

    /** Precisions 4/5, 3/4, 2/3 and 1/2, as long as the reference: the fourth root of 1/5. */
    @Test
    void shouldBeTheGeometricMeanOfPrecisions() {
        assertScore(100 * Math.pow(0.2, 0.25), List.of("a b c d x"), "a b c d e");
    }
}
