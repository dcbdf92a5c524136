package dev.linas.supernet.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.supernet.tensor.InvalidWeightsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictTest {
    private static final StoredTensor TENSOR =
            new StoredTensor(
                    new StoredTensor.Storage("FloatStorage", "0"), 0, List.of(2L), List.of(1L));

    /** As the training script of PyTorch's ImageNet example saves it. */
    @Test
    void shouldTakeTheStateDictBeforeTensorsBesideIt() {
        assertThat(
                        StateDict.in(
                                "file",
                                Map.of("best_acc1", TENSOR, "state_dict", Map.of("w", TENSOR))))
                .containsOnlyKeys("w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "_orig_mod.", "module._orig_mod.", "_orig_mod.module."})
    void shouldDropPrefixesOfAllNames(String prefix) {
        assertThat(StateDict.in("file", Map.of(prefix + "w", TENSOR, prefix + "b", TENSOR)))
                .containsOnlyKeys("w", "b");
    }

    @Test
    void shouldReadAveragedWeights() {
        assertThat(StateDict.in("file", Map.of("n_averaged", TENSOR, "module.w", TENSOR)))
                .containsOnlyKeys("w");
    }

    @Test
    void shouldKeepAPrefixThatNotAllHave() {
        assertThat(StateDict.in("file", Map.of("module.w", TENSOR, "w", TENSOR)))
                .containsOnlyKeys("module.w", "w");
    }

    @Test
    void shouldAskWhichOfSeveralSetsIsMeant() {
        assertThatThrownBy(
                        () ->
                                StateDict.in(
                                        "file",
                                        Map.of("a", Map.of("w", TENSOR), "b", Map.of("w", TENSOR))))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("which are the weights");
    }
}
