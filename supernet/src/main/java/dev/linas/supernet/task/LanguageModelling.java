package dev.linas.supernet.task;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Telling the next token of a text: one input of tokens [length], one output of logits [length,
 * vocabulary], those at a place for the token after it, given the tokens up to it.
 *
 * @param length tokens of a text that it is scored on, and of what it takes at once where that is
 *     fixed
 * @param vocabulary how many tokens there are; ids are 0 to this, exclusive
 */
public record LanguageModelling(int length, int vocabulary) implements Task {

    /** Length and vocabulary. */
    @Override
    public SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("linas.input_tokens", Integer.toString(length));
        metadata.put("linas.vocabulary", Integer.toString(vocabulary));
        return metadata;
    }

    @Override
    public String name() {
        return "language-modelling";
    }
}
