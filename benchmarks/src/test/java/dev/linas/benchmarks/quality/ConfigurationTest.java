package dev.linas.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.benchmarks.problem.GeneratedProblems;
import dev.linas.benchmarks.problem.Problem;
import dev.linas.core.search.SearchSpec;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir Path folder;

    @Test
    void shouldReplaceTheSettingsOfTheProblem() {
        Configuration configuration =
                Configuration.tactic("random")
                        .with("population", 7)
                        .with("budget", Map.of("evaluations", 9))
                        .labelled("sevens");

        SearchSpec spec = spec(configuration);

        assertThat(configuration.label()).isEqualTo("sevens");
        assertThat(spec.tactic()).isEqualTo("random");
        assertThat(spec.population()).isEqualTo(7);
        assertThat(spec.budget()).hasValue(9);
        assertThat(spec.seed()).isEqualTo(3);
    }

    @Test
    void shouldResolveTheSettingsThatItsTacticDecides() {
        SearchSpec spec = spec(Configuration.tactic("linas-paper"));

        assertThat(spec.population()).isEqualTo(50);
        assertThat(spec.predictorOf(0)).isEqualTo("ridge");
        assertThat(spec.predictorOf(1)).isEqualTo("svr-rbf");
    }

    @Test
    void shouldAskForItsAlgorithm() {
        SearchSpec spec = spec(Configuration.tactic("linas").withAlgorithm("age-moea"));

        assertThat(spec.strategy().algorithm().orElseThrow().name()).isEqualTo("age-moea");
    }

    private SearchSpec spec(Configuration configuration) {
        Problem problem = GeneratedProblems.generate("interacting-6", folder);
        return configuration.applyTo(problem.read(configuration.settings(20, 3)).spec());
    }
}
