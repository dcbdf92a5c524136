package dev.linas.supernet.checkpoint;

import dev.linas.supernet.tensor.InvalidWeightsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the tensors in what a checkpoint holds. */
final class StateDict {
    /** Where training scripts put a state dict, the likeliest first. */
    private static final List<String> WRAPPERS =
            List.of("state_dict", "model_state_dict", "model", "net", "module");

    private static final String PARALLEL = "module.";

    private StateDict() {}

    /**
     * The tensors by name, without the prefix that parallel training gives to all of them.
     *
     * @throws InvalidWeightsException naming what there is, if it holds no tensors, or several sets
     */
    static Map<String, StoredTensor> in(String source, Object content) {
        Map<String, StoredTensor> found = tensors(content);
        if (found.isEmpty() && content instanceof Map<?, ?> map) {
            found = nested(source, map);
        }
        if (found.isEmpty()) {
            throw new InvalidWeightsException(
                    source
                            + ": there are no tensors in the checkpoint; save the state dict:"
                            + " torch.save(model.state_dict(), path)");
        }
        if (found.keySet().stream().allMatch(name -> name.startsWith(PARALLEL))) {
            Map<String, StoredTensor> plain = new LinkedHashMap<>();
            found.forEach((name, tensor) -> plain.put(name.substring(PARALLEL.length()), tensor));
            return plain;
        }
        return found;
    }

    private static Map<String, StoredTensor> nested(String source, Map<?, ?> map) {
        Map<String, Map<String, StoredTensor>> candidates = new LinkedHashMap<>();
        map.forEach(
                (key, value) -> {
                    Map<String, StoredTensor> inner = tensors(value);
                    if (!inner.isEmpty()) {
                        candidates.put(String.valueOf(key), inner);
                    }
                });
        for (String wrapper : WRAPPERS) {
            if (candidates.containsKey(wrapper)) {
                return candidates.get(wrapper);
            }
        }
        if (candidates.size() > 1) {
            throw new InvalidWeightsException(
                    ("%s: %s of the checkpoint hold tensors; which are the weights? Save one of"
                                    + " them alone")
                            .formatted(source, new ArrayList<>(candidates.keySet())));
        }
        return candidates.isEmpty() ? Map.of() : candidates.values().iterator().next();
    }

    private static Map<String, StoredTensor> tensors(Object content) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        if (content instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> {
                        if (key instanceof String name && value instanceof StoredTensor tensor) {
                            tensors.put(name, tensor);
                        }
                    });
        }
        return tensors;
    }
}
