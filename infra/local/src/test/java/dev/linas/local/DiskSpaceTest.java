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
    void shouldEndWhileAnEndInOrderIsPossible() {
        free = DiskSpace.FULL;
        space.look();
        assertThat(space.full()).isNotDone();

        free = DiskSpace.FULL - 1;
        space.look();
        space.look();

        assertThat(space.full())
                .isCompletedWithValue("the disk of the data folder data is full (15 MB are free)");
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1))
                .isEqualTo(
                        "the disk of the data folder data is full (15 MB are free), so this process"
                                + " ends. What was measured is kept: free some space and run the"
                                + " same command again, and a search goes on where it was");
    }

    @Test
    void shouldWarnAgainAfterSpaceWasFreed() {
        free = DiskSpace.FULL;
        space.look();
        free = DiskSpace.LITTLE;
        space.look();
        free = DiskSpace.FULL;
        space.look();

        assertThat(warnings).hasSize(2);
    }
}
