package dev.linas.supernettrainer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FashionTaskTest {
    /** Left out of training. */
    private static final int KEPT = 3000;

    private static final int TRAINED = 50;
    private final FashionTask task = new FashionTask(numbered(TRAINED + KEPT), numbered(20));

    /** Every image has one pixel, in its middle, that says its number; so does its label. */
    private static LabelledImages numbered(int count) {
        byte[] pixels = new byte[count * 28 * 28];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            pixels[i * 28 * 28 + 14 * 28 + 13] = (byte) (1 + i % 200);
            labels[i] = i;
        }
        return new LabelledImages(28, pixels, labels);
    }

    @Test
    void shouldShowEveryTrainingImageOncePerPass() {
        int[] labels = task.draw(1, 0, 2 * TRAINED).labels();

        int[] first = Arrays.copyOf(labels, TRAINED);
        int[] second = Arrays.copyOfRange(labels, TRAINED, 2 * TRAINED);
        assertThat(first).isNotEqualTo(second);
        assertThat(Arrays.stream(first).sorted().toArray()).containsExactly(range(0, TRAINED));
        assertThat(Arrays.stream(second).sorted().toArray()).containsExactly(range(0, TRAINED));
    }

    @Test
    void shouldDrawAnyPartOnItsOwn() {
        LabelledImages whole = task.draw(3, 0, 120);

        assertThat(task.draw(3, 37, 60)).isEqualTo(whole.slice(37, 97));
    }

    @Test
    void shouldShiftByUpToTwoPixelsAndMirror() {
        LabelledImages images = task.draw(5, 0, 2000);

        int[] rows = new int[28];
        int[] columns = new int[28];
        for (int i = 0; i < images.count(); i++) {
            for (int p = 0; p < 784; p++) {
                int level = images.pixels()[i * 784 + p] & 0xFF;
                if (level != 0) {
                    assertThat(level).isEqualTo(1 + images.labels()[i] % 200);
                    rows[p / 28]++;
                    columns[p % 28]++;
                }
            }
        }
        assertThat(Arrays.stream(rows, 12, 17).allMatch(n -> n > 300)).isTrue();
        assertThat(Arrays.stream(rows).sum()).isEqualTo(2000);
        // columns 13 and, mirrored, 14, each +-2
        assertThat(Arrays.stream(columns, 12, 16).allMatch(n -> n > 300)).isTrue();
        assertThat(columns[11]).isBetween(100, 300);
        assertThat(columns[16]).isBetween(100, 300);
    }

    @Test
    void shouldKeepTheImagesThatItIsJudgedByOutOfTraining() {
        assertThat(task.judging(ImageSet.CALIBRATION, 0, 1000).labels())
                .containsExactly(range(TRAINED, TRAINED + 1000));
        assertThat(task.judging(ImageSet.MONITOR, 0, 2000).labels())
                .containsExactly(range(TRAINED + 1000, TRAINED + 3000));
        assertThat(task.judging(ImageSet.VALIDATION, 5, 10).labels()).containsExactly(range(5, 15));
    }

    @Test
    void shouldRefuseToJudgeByMoreImagesThanThereAre() {
        assertThatThrownBy(() -> task.judging(ImageSet.VALIDATION, 0, 21))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 20 images of fashion-mnist, not 21");
    }

    private static int[] range(int from, int to) {
        int[] range = new int[to - from];
        Arrays.setAll(range, i -> from + i);
        return range;
    }
}
