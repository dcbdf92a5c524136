package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentSearchesTest {
    private final RecentSearches<Integer> kept = new RecentSearches<>(10, rows -> rows);

    @Test
    void shouldForgetThoseThatWereAskedForLongestAgo() {
        kept.put("a", 4);
        kept.put("b", 4);
        assertThat(kept.get("a")).contains(4);

        kept.put("c", 4);

        assertThat(kept.get("b")).isEmpty();
        assertThat(kept.get("a")).contains(4);
        assertThat(kept.get("c")).contains(4);
    }

    @Test
    void shouldCountReplacedAndRemovedRows() {
        kept.put("a", 4);
        kept.put("a", 6);
        kept.put("b", 4);
        assertThat(kept.get("a")).contains(6);
        kept.remove("a");
        kept.put("c", 6);

        assertThat(kept.get("b")).contains(4);
        kept.put("d", 1000);
        assertThat(kept.get("d")).contains(1000);
        assertThat(kept.get("b")).isEmpty();
    }
}
