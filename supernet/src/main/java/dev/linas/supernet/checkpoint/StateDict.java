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

    /**
     * Prefixes that parallel training, averaged weights and compiled modules put before all names.
     */
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

    /** How many weights an average is of; PyTorch keeps it beside them. */
    private static final String AVERAGED = "n_averaged";

    private StateDict() {}

    /**
     * The tensors by name, without prefixes that all of them have. What stands where scripts put a
     * state dict goes before tensors beside it, such as the best accuracy so far.
     *
     * @throws InvalidWeightsException naming what there is, if it holds no tensors, or several sets
     */
    static Map<String, StoredTensor> in(String source, Object content) {
        Map<String, StoredTensor> found = Map.of();
        if (content instanceof Map<?, ?> map) {
            Map<String, StoredTensor> beside = tensors(map);
            boolean wrapped = WRAPPERS.stream().anyMatch(name -> !tensors(map.get(name)).isEmpty());
            found = beside.isEmpty() || wrapped ? nested(source, map) : beside;
        }
        if (found.isEmpty()) {
            throw new InvalidWeightsException(
                    source
                            + ": there are no tensors in the checkpoint; save the state dict:"
                            + " torch.save(model.state_dict(), path)");
        }
        return plain(found);
    }

    private static Map<String, StoredTensor> plain(Map<String, StoredTensor> tensors) {
        for (String prefix : PREFIXES) {
            Map<String, StoredTensor> plain = new LinkedHashMap<>();
            tensors.forEach(
                    (name, tensor) -> {
                        if (name.startsWith(prefix)) {
                            plain.put(name.substring(prefix.length()), tensor);
                        }
                    });
            int others = tensors.containsKey(AVERAGED) ? 1 : 0;
            if (!plain.isEmpty() && plain.size() + others == tensors.size()) {
                return plain(plain);
            }
        }
        return tensors;
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
