package dev.linas.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.config.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {
    @TempDir Path folder;

    private final AtomicInteger emptied = new AtomicInteger();
    private StreamsSettings settings;

    @BeforeEach
    void settings() {
        Connection connection = new Connection("127.0.0.1:1", "http://127.0.0.1:2");
        settings = new StreamsSettings("app", connection, folder, 1);
    }

    @Test
    void shouldKeepStoresThatWereClosed() {
        open().closed();

        open();

        assertThat(emptied).hasValue(0);
    }

    @Test
    void shouldEmptyStoresThatWereLeftOpen() {
        open();

        open();

        assertThat(emptied).hasValue(1);
    }

    @Test
    void shouldEmptyThemOnce() {
        open();

        open().closed();
        open();

        assertThat(emptied).hasValue(1);
    }

    @Test
    void shouldLeaveStoresAloneThatItKnowsNothingOf() throws IOException {
        Files.createDirectories(folder.resolve("app").resolve("0_1"));

        open();

        assertThat(emptied).hasValue(0);
    }

    private StoreFolder open() {
        StoreFolder stores = StoreFolder.of(settings);
        stores.open(emptied::incrementAndGet);
        return stores;
    }
}
