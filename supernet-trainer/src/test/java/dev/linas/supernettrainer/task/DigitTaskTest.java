package dev.linas.supernettrainer.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigitTaskTest {
    private final DigitTask task = new DigitTask();

    @Test
    void shouldDrawTheSameBytesOnEveryMachine() throws Exception {
        LabelledImages images = task.draw(1, 0, 200);

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(images.pixels());
        Arrays.stream(images.labels()).forEach(label -> digest.update((byte) label));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("1d436c837a8942c05595043cb6b0d27baaf47d9bc3ce76ada0e5ba3f1a08d32c");
    }

    @Test
    void shouldDrawAnyPartOfASetOnItsOwn() {
        LabelledImages whole = task.draw(3, 0, 40);

        assertThat(task.draw(3, 25, 10)).isEqualTo(whole.slice(25, 35));
    }

    @Test
    void shouldDrawOtherImagesForAnotherSeed() {
        assertThat(task.draw(3, 0, 20).pixels()).isNotEqualTo(task.draw(4, 0, 20).pixels());
    }

    @Test
    void shouldDrawEveryClassAboutEquallyOften() {
        int[] counts = new int[task.classes()];
        for (int label : task.draw(5, 0, 2000).labels()) {
            counts[label]++;
        }

        // five standard deviations of a binomial count
        assertThat(Arrays.stream(counts).boxed())
                .hasSize(10)
                .allMatch(count -> Math.abs(count - 200) < 67);
    }

    @Test
    void shouldShowInkOnPaper() {
        LabelledImages images = task.draw(6, 0, 50);

        for (int i = 0; i < images.count(); i++) {
            byte[] pixels = images.slice(i, i + 1).pixels();
            int[] grey = new int[pixels.length];
            Arrays.setAll(grey, p -> pixels[p] & 0xFF);
            int[] sorted = grey.clone();
            Arrays.sort(sorted);
            assertThat(sorted[sorted.length - 20] - sorted[sorted.length / 4]).isGreaterThan(30);
        }
    }

    @Test
    void shouldKeepTheSetsItIsJudgedByApart() {
        byte[] validation = task.judging(ImageSet.VALIDATION, 0, 20).pixels();

        assertThat(task.judging(ImageSet.CALIBRATION, 0, 20).pixels()).isNotEqualTo(validation);
        assertThat(task.judging(ImageSet.MONITOR, 0, 20).pixels()).isNotEqualTo(validation);
    }

    @Test
    void shouldRememberWhatItDrew() {
        RememberedTask remembered = new RememberedTask(task, 30);

        assertThat(remembered.draw(3, 5, 10)).isEqualTo(task.draw(3, 5, 10));
        assertThat(remembered.draw(3, 25, 10)).isEqualTo(task.draw(3, 25, 10));
    }
}
