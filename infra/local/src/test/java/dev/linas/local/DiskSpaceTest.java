package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A disk that is full ends no search without a word. */
class DiskSpaceTest {
    private final List<String> warnings = new ArrayList<>();
    private long free;
    private final DiskSpace space = new DiskSpace(Path.of("data"), () -> free, warnings::add);

    @Test
    void shouldRefuseToStartOnAFullDisk() {
        free = 3L << 20;
        assertThatThrownBy(space::require)
                .isInstanceOf(LocalStackException.class)
                .hasMessage(
                        "Only 3 MB are free on the disk of the data folder data; at least 64 MB are"
                                + " needed. Free some space, or name another folder with --data");
        free = DiskSpace.LEAST;
        assertThatCode(space::require).doesNotThrowAnyException();
    }

    @Test
    void shouldWarnOnceBeforeTheDiskIsFull() {
        free = DiskSpace.LITTLE;
        space.look();
        assertThat(warnings).isEmpty();

        free = DiskSpace.LITTLE - 1;
        space.look();
        space.look();

        assertThat(warnings).singleElement().asString().startsWith("only 127 MB are free");
    }

    @Test
    void shouldWarnAgainAfterSpaceWasFreed() {
        free = 1;
        space.look();
        free = DiskSpace.LITTLE;
        space.look();
        free = 1;
        space.look();

        assertThat(warnings).hasSize(2);
    }
}
