package dev.linas.searches.file;

import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.search.Setting;
import dev.linas.core.search.SettingValues;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/** Reads the settings that tactics and algorithms declare. */
final class DeclaredSettings {
    private DeclaredSettings() {}

    /** The settings by key, in order; where several declare the same key, the first counts. */
    static Map<String, Setting<?>> byKey(Collection<? extends List<Setting<?>>> declared) {
        Map<String, Setting<?>> byKey = new LinkedHashMap<>();
        declared.forEach(settings -> settings.forEach(one -> byKey.putIfAbsent(one.key(), one)));
        return byKey;
    }

    /**
     * Reads the settings of a section.
     *
     * @param own those of the tactic or algorithm that was chosen
     * @param all those that any of them declares, by key; what the chosen one does not know is
     *     checked, too, and warned of
     * @param chosen what was chosen, for messages, e.g. {@code the tactic 'linas'}
     */
    static SettingValues read(
            Section section,
            List<Setting<?>> own,
            Map<String, Setting<?>> all,
            String chosen,
            Problems problems) {
        Map<String, Setting<?>> known = byKey(List.of(own));
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Setting<?>> entry : all.entrySet()) {
            Setting<?> setting = known.getOrDefault(entry.getKey(), entry.getValue());
            Value value = section.optional(setting.key(), setting.expected());
            if (value.present()) {
                setting.read(new FileSource(value))
                        .ifPresent(read -> texts.put(setting.key(), read.toString()));
                if (!known.containsKey(setting.key())) {
                    problems.warning(
                            value.path(),
                            "'%s' is no setting of %s; it changes nothing"
                                    .formatted(value.path(), chosen));
                }
            }
        }
        return new SettingValues(texts);
    }

    /** A value of a file, which notes what is wrong with it. */
    private record FileSource(Value value) implements Setting.Source {
        @Override
        public OptionalInt integer(int least) {
            return value.integer(least);
        }

        @Override
        public OptionalDouble number(DoublePredicate valid) {
            return value.number(valid);
        }

        @Override
        public Optional<String> choice(List<String> choices) {
            return value.choice(choices);
        }
    }
}
