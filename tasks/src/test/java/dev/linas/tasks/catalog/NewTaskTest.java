package dev.linas.tasks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.registry.Registry;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.tasks.DataRequest;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskData;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.catalog.OneItemData.OneItem;
import dev.linas.tasks.dataset.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A further task is one class and one line: networks that are brought can name it, and are scored
 * on it.
 */
class NewTaskTest {
    private static final Registry<TaskKind<?>> TASKS =
            Tasks.ALL.with(OneItemData.KIND.name(), OneItemData.KIND);

    private static final Path MODEL =
            Path.of("..", "examples", "recommendation", "neumf.onnx").toAbsolutePath().normalize();

    @TempDir Path folder;

    @BeforeEach
    void writeNetwork() throws IOException {
        Files.writeString(
                folder.resolve("net.json"),
                """
                {"format": "linas-network/1", "family": "elastic-onnx", "name": "net",
                 "space": "net", "model": "%s",
                 "inputs": [{"name": "user", "ids": 2000}, {"name": "item", "ids": 1000}],
                 "task": {"kind": "one-item", "number": 7}}
                """
                        .formatted(MODEL.toString().replace("\\", "/")));
    }

    @Test
    void shouldBeReadFromTheSidecarOfANetworkThatIsBrought() {
        NetworkDescription network = Tasks.networks(TASKS).orFile().named("net.json", folder);

        assertThat(network.tasks()).containsExactly(new OneItem(7));
    }

    @Test
    void shouldScoreSuchANetwork() throws Exception {
        NetworkDescription network = Tasks.networks(TASKS).orFile().named("net.json", folder);
        DataRequest request =
                new DataRequest(
                        "pool", "dataset", folder.resolve("data"), true, Preparation.logged());

        TaskData data = TASKS.named("one-item").open(network.tasks().get(0), request).orElseThrow();

        assertThat(
                        data.scorer(new ScoringSettings(1, 1, 1))
                                .score(null, TASKS.named("one-item").metricNames()))
                .containsEntry("one_item", 7.0);
    }

    @Test
    void shouldBeRefusedWhereItIsNotListed() {
        assertThatThrownBy(() -> Tasks.NETWORKS.orFile().named("net.json", folder))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("'task.kind' is \"one-item\"; expected one of image-class");
    }

    @Test
    void shouldScoreEveryTaskThatIsReadWithoutScorers() {
        assertThat(Tasks.ALL.implementations())
                .flatExtracting(task -> task.sidecar().stream().toList())
                .containsAll(SidecarTasks.ALL.implementations());
    }
}
