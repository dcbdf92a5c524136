package dev.linas.supernet;

import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an exported model says of itself in its {@code metadata_props}. */
public final class ModelMetadata {
    private ModelMetadata() {}

    /**
     * Network, space and its digest, genome (option indices in canonical form), MACs, parameters, how
     * images are normalised, and whether batch-norm statistics are the sub-network's own.
     */
    static SortedMap<String, String> of(
            MobileNetV3Planner planner, MobileNetV3Plan plan, boolean calibrated) {
        MobileNetV3Description network = planner.network();
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("linas.network", network.name());
        metadata.put("linas.space", planner.space().name());
        metadata.put("linas.space_digest", planner.space().digest());
        metadata.put("linas.genome", plan.genome().toString());
        metadata.put("linas.macs", Long.toString(plan.macs()));
        metadata.put("linas.params", Long.toString(plan.params()));
        metadata.put("linas.input_mean", network.input().mean().toString());
        metadata.put("linas.input_std", network.input().std().toString());
        metadata.put("linas.batch_norm", calibrated ? "calibrated" : "inherited");
        return metadata;
    }
}
