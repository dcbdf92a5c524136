package dev.linas.searches.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishHookTest {
    @TempDir Path temp;

    @Test
    void shouldTellTheCommandWhichSearchHasEndedAndWhy() throws Exception {
        Path told = temp.resolve("told");
        FinishHook hook =
                new FinishHook(
                        "echo $LINAS_SEARCH_ID $LINAS_STATE $LINAS_REASON > " + told,
                        FinishHook.USUAL_PATIENCE);

        assertThat(hook.run("phones", "finished", "budget")).isEmpty();

        assertThat(told).hasContent("phones finished budget");
    }

    @Test
    void shouldSayInAWordThatTheCommandFailed() throws Exception {
        assertThat(new FinishHook("exit 3", FinishHook.USUAL_PATIENCE).run("a", "failed", "b"))
                .hasValue("warning: --on-finish 'exit 3' ended with code 3");
    }

    @Test
    void shouldEndACommandThatDoesNotEnd() throws Exception {
        assertThat(new FinishHook("sleep 60", Duration.ofMillis(200)).run("a", "finished", "b"))
                .hasValueSatisfying(word -> assertThat(word).contains("was ended"));
    }
}
