package dev.linas.supernet.resnet;

import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.SuperNetworkFamily;
import dev.linas.supernet.network.DescriptionSection;
import java.util.List;

/** Super-networks of family {@code ofa-resnet}. */
public final class ResNetFamily implements SuperNetworkFamily {
    /** Its name in network files. */
    private static final String NAME = "ofa-resnet";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> builtIn() {
        return List.of("ofa-resnet50", "ofa-resnet50-q8-32", "bootstrapnas-resnet50-int8");
    }

    @Override
    public NetworkDescription read(DescriptionSection file, String json) {
        return ResNetReader.read(file, json);
    }
}
