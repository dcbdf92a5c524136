package dev.linas.tasks.catalog;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.core.objective.Metric;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.sidecar.SidecarTask;
import dev.linas.supernet.task.Task;
import dev.linas.tasks.IdTaskData;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.TaskScorer;
import java.util.List;
import java.util.Map;

/** A whole further task in one class: networks score one item, and all of them score it alike. */
record OneItemData(OneItem task) implements IdTaskData {
    static final TaskKind<OneItem> KIND =
            new TaskKind<>(
                    new SidecarTask("one-item", OneItem::read),
                    OneItem.class,
                    List.of(Metric.percentage("one_item")),
                    (task, request) -> new OneItemData(task));

    /** What networks say of it: the item. */
    record OneItem(int item) implements Task {
        static OneItem read(DescriptionSection node, SourceGraph graph) {
            return new OneItem(node.whole("number", 0, 100));
        }

        @Override
        public String name() {
            return "one-item";
        }
    }

    @Override
    public TaskScorer scorer(ScoringSettings settings) {
        return (model, metrics) -> Map.of("one_item", (double) task.item());
    }

    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        fingerprint.with(label, Integer.toString(task.item()));
    }
}
