package dev.linas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AssetTest {
    private static final Pattern REFERENCE =
            Pattern.compile("(?:from|href=|src=) ?['\"](/[^'\"]+)");
    private static final int LIMIT = 300_000;

    @Test
    void shouldServeWhatThePagesReferTo() {
        for (Asset asset : Asset.all()) {
            String text = new String(asset.bytes(), StandardCharsets.UTF_8);
            Matcher reference = REFERENCE.matcher(text);
            while (reference.find()) {
                assertThat(Asset.at(reference.group(1)))
                        .as("%s refers to %s", asset.path(), reference.group(1))
                        .isPresent();
            }
        }
    }

    @Test
    void shouldNameNoOtherHost() {
        for (Asset asset : Asset.all()) {
            String text =
                    new String(asset.bytes(), StandardCharsets.UTF_8)
                            .replace("http://www.w3.org/", "");
            if (!asset.path().startsWith("/lib/")) {
                assertThat(text).as(asset.path()).doesNotContainPattern("https?://");
            }
        }
    }

    @Test
    void shouldBeSmallEnough() throws IOException {
        int size = 0;
        for (Asset asset : Asset.all()) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(asset.bytes());
            }
            size += compressed.size();
        }
        assertThat(size).isLessThan(LIMIT);
    }
}
