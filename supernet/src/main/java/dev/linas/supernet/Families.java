package dev.linas.supernet;

import dev.linas.core.registry.Registry;
import dev.linas.supernet.elastic.ElasticOnnxFamily;
import dev.linas.supernet.family.SuperNetworkFamily;
import dev.linas.supernet.mobilenetv3.MobileNetV3Family;
import dev.linas.supernet.resnet.ResNetFamily;
import dev.linas.supernet.sidecar.SidecarTask;
import dev.linas.supernet.sidecar.SidecarTasks;
import java.util.List;

/** The families of super-networks. A new family is one package and one line here. */
public final class Families {
    /** All families by the name that network files have. */
    public static final Registry<SuperNetworkFamily> ALL = scoredOn(SidecarTasks.ALL);

    private Families() {}

    /**
     * All families.
     *
     * @param tasks the tasks that networks which are brought may be scored on
     */
    public static Registry<SuperNetworkFamily> scoredOn(Registry<SidecarTask> tasks) {
        return Registry.of(
                "family",
                SuperNetworkFamily::name,
                List.of(new MobileNetV3Family(), new ResNetFamily(), new ElasticOnnxFamily(tasks)));
    }
}
