package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.family.LayerSlot;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description.Stage;
import dev.linas.supernet.network.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the places of a super-network and the choices that each one's layer depends on. */
final class LayerSlots {
    private LayerSlots() {}

    /**
     * The places, in the order of computation.
     *
     * @param resolution the choice of the images' size, on which every layer depends
     */
    static List<LayerSlot> of(MobileNetV3Description network, Choice resolution) {
        List<LayerSlot> slots = new ArrayList<>();
        Choice stem = network.stem().width();
        slots.add(LayerSlot.always("stem", stem, resolution));
        Choice before = network.firstBlock().width();
        slots.add(LayerSlot.always("blocks.0", stem, before, resolution));
        int index = 1;
        for (Stage stage : network.stages()) {
            for (int j = 0; j < stage.blocks(); j++) {
                slots.add(
                        LayerSlot.from(
                                stage.depth(),
                                j + 1,
                                "blocks." + index++,
                                j == 0 ? before : stage.width(),
                                stage.width(),
                                stage.kernels().get(j),
                                stage.expansions().get(j),
                                resolution));
            }
            before = stage.width();
        }
        Choice expand = network.head().expand();
        Optional<Choice> mix = network.head().mix();
        slots.add(LayerSlot.always("head", before, expand, mix.orElse(expand), resolution));
        return slots;
    }
}
