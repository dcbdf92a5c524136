package dev.linas.tasks.catalog;

import dev.linas.core.registry.Registry;
import dev.linas.supernet.Families;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.sidecar.SidecarTasks;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.image.ImageClassificationData;
import dev.linas.tasks.language.LanguageModellingData;
import dev.linas.tasks.recommendation.RecommendationData;
import dev.linas.tasks.translation.TranslationData;
import java.util.List;

/** The tasks that networks are scored on. A new task is one package or class and one line here. */
public final class Tasks {
    /** All kinds of tasks by name. */
    public static final Registry<TaskKind<?>> ALL =
            Registry.of(
                    "task",
                    TaskKind::name,
                    List.of(
                            ImageClassificationData.KIND,
                            RecommendationData.KIND,
                            LanguageModellingData.KIND,
                            TranslationData.KIND));

    /** The networks that come with Linas, and those that are brought and name one of the tasks. */
    public static final NetworkCatalog NETWORKS = networks(ALL);

    private Tasks() {}

    /** The networks that come with Linas, and those that are brought and name one of some tasks. */
    public static NetworkCatalog networks(Registry<TaskKind<?>> tasks) {
        return new NetworkCatalog(
                Families.scoredOn(
                        SidecarTasks.of(
                                tasks.implementations().stream()
                                        .flatMap(task -> task.sidecar().stream())
                                        .toList())));
    }
}
