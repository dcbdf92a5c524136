package dev.linas.core.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 as a tree with lines. Aliases are refused, because a small file could stand for a
 * huge one; tags are refused, because they change what a value means.
 */
final class YamlTree {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private YamlTree() {}

    /**
     * Reads a text.
     *
     * @throws InvalidConfigurationException if it is no YAML, or has a second document
     */
    static Node read(String text, NodeBuilder builder) {
        YamlAliases aliases = new YamlAliases(builder);
        try {
            boolean begun = false;
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                aliases.note(event, line(event));
                if (!aliases.isEmpty()) {
                    continue; // what follows is only looked at for more of them
                }
                if (event.getEventId() == Event.ID.DocumentStart) {
                    if (begun) {
                        throw builder.invalid(
                                line(event), "a second document begins; expected one");
                    }
                    begun = true;
                }
                take(event, builder);
            }
            aliases.throwIfAny();
            return builder.root();
        } catch (MarkedYamlEngineException e) {
            aliases.throwIfAny();
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw builder.invalid(line, "not valid YAML: " + why(e));
        } catch (ReaderException e) {
            int line = 1 + newlines(text, e.getPosition());
            String character = "U+%04X".formatted(e.getCodePoint());
            throw builder.invalid(line, "not valid YAML: it holds the character " + character);
        } catch (YamlEngineException e) {
            throw builder.invalid(1, "not valid YAML: " + e.getMessage());
        }
    }

    private static void take(Event event, NodeBuilder builder) {
        if (event instanceof CollectionStartEvent start) {
            refuseTag(start.getTag(), event, builder);
            if (builder.atKey()) {
                throw builder.invalid(line(event), "a key must be a text, not a list or mapping");
            }
            builder.begin(line(event), event.getEventId() == Event.ID.MappingStart);
        } else if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), event, builder);
            scalar(scalar, builder);
        } else if (event.getEventId() == Event.ID.MappingEnd
                || event.getEventId() == Event.ID.SequenceEnd) {
            builder.end();
        }
    }

    private static void scalar(ScalarEvent scalar, NodeBuilder builder) {
        String text = scalar.getValue();
        if (builder.atKey()) {
            builder.key(line(scalar), text);
        } else if (scalar.isPlain()) {
            ScalarText meaning = ScalarText.plain(text);
            builder.scalar(line(scalar), meaning.value(), text, meaning.trouble());
        } else {
            builder.scalar(line(scalar), JsonNodeFactory.instance.textNode(text), text, "");
        }
    }

    private static void refuseTag(Optional<String> tag, Event event, NodeBuilder builder) {
        if (tag.isPresent()) {
            throw builder.invalid(
                    line(event),
                    "YAML tags (%s) are not supported; leave it out".formatted(tag.get()));
        }
    }

    private static String why(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return (context + e.getProblem()).replaceAll("\\s*\\R\\s*", " ");
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int newlines(String text, int codePoints) {
        return (int) text.codePoints().limit(codePoints).filter(c -> c == '\n').count();
    }
}
