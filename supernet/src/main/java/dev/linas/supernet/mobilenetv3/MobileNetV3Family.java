package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.family.SuperNetworkFamily;
import dev.linas.supernet.network.DescriptionSection;
import java.util.List;

/** Super-networks of family {@code mobilenet-v3}: OFA's (Cai et al., 2020) and our own. */
public final class MobileNetV3Family implements SuperNetworkFamily {
    /** Its name in network files. */
    private static final String NAME = "mobilenet-v3";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> builtIn() {
        return List.of("digits-mbv3", "fashion-mbv3", "ofa-mbv3-w1.0", "ofa-mbv3-w1.2");
    }

    @Override
    public MobileNetV3Description read(DescriptionSection file, String json) {
        return MobileNetV3Reader.read(file, json);
    }
}
