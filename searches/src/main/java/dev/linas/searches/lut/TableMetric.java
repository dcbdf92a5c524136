package dev.linas.searches.lut;

import dev.linas.supernet.family.NetworkLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One metric of a lookup table: bias + the sum of all terms that hold.
 *
 * @param unit of its values
 * @param bias what every sub-network has
 * @param terms one per place whose layer depends on the genome
 */
record TableMetric(String unit, double bias, List<TableTerm> terms) {
    TableMetric {
        terms = List.copyOf(terms);
    }

    /**
     * The metric whose value is a number plus the sum over all layers.
     *
     * @param offset the number that is there before any layer
     * @param value what a layer adds
     */
    static TableMetric sum(
            String unit,
            double offset,
            List<SlotLayers> slots,
            ToDoubleFunction<NetworkLayer> value) {
        double bias = offset;
        List<TableTerm> terms = new ArrayList<>();
        for (SlotLayers slot : slots) {
            Map<String, Double> values = new LinkedHashMap<>();
            slot.layers().forEach((key, layer) -> values.put(key, value.applyAsDouble(layer)));
            if (slot.isFixed()) {
                bias += values.values().iterator().next();
            } else {
                terms.add(new TableTerm(slot.when(), slot.variables(), values));
            }
        }
        return new TableMetric(unit, bias, terms);
    }
}
