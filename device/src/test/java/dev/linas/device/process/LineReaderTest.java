package dev.linas.device.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineReaderTest {
    private static final int LIMIT = 10;

    @Test
    void shouldEndALineAtALineFeedAndNowhereElse() throws Exception {
        assertThat(read("a\r\nb\rc\u2028d\n"))
                .containsExactly("a\r|LINE_FEED", "b\rc\u2028d|LINE_FEED");
    }

    @Test
    void shouldKnowWhetherMoreTextThanBlanksCameWithALine() throws Exception {
        List<Boolean> followed = Collections.synchronizedList(new ArrayList<>());
        byte[] text = "a\r\nb\n\r\n".getBytes(StandardCharsets.UTF_8);
        LineReader.start(
                        "test",
                        new ByteArrayInputStream(text),
                        LIMIT,
                        line -> followed.add(line.isFollowed()),
                        () -> {})
                .awaitEnd(0);

        assertThat(followed).containsExactly(true, false);
    }

    @Test
    void shouldPassOverBlankLines() throws Exception {
        assertThat(read("\n \r\n\ta\n\n")).containsExactly("\ta|LINE_FEED");
    }

    @Test
    void shouldTellALineThatTheStreamCutsOff() throws Exception {
        assertThat(read("whole\nhal")).containsExactly("whole|LINE_FEED", "hal|STREAM");
    }

    @Test
    void shouldCutALineAtTheLimitAndGoOnWithTheNextOne() throws Exception {
        assertThat(read("0123456789\n0123456789ab\nnext\n"))
                .containsExactly("0123456789|LINE_FEED", "0123456789|LIMIT", "next|LINE_FEED");
    }

    @Test
    void shouldHoldNoMoreThanTheLimitOfAnEndlessLine() throws Exception {
        assertThat(read(new Endless(300L << 20))).containsExactly("xxxxxxxxxx|LIMIT");
    }

    private static List<String> read(String text) throws InterruptedException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> read(InputStream stream) throws InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        LineReader reader =
                LineReader.start(
                        "test",
                        stream,
                        LIMIT,
                        line -> lines.add(line.readable() + "|" + line.end()),
                        () -> {});
        reader.awaitEnd(0);
        assertThat(reader.hasEnded()).isTrue();
        assertThat(reader.unfinished()).isEmpty();
        return lines;
    }

    /** So many letters without a line end. */
    private static final class Endless extends InputStream {
        private long left;

        private Endless(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] block, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            Arrays.fill(block, from, from + read, (byte) 'x');
            left -= read;
            return read;
        }
    }
}
