package dev.linas.supernet.task;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Translating a text, piece by piece. The network runs in steps: it takes a source once, and at
 * every step the piece before and puts out a logit per piece that may come next.
 *
 * @param source name of the input of sources, [source length]
 * @param token name of the input of the piece before
 * @param place name of the input of the number of the step, counted from 0; empty if there is none
 * @param pad piece that fills up sources and stands for nothing
 * @param begin piece before the first of a translation
 * @param end piece after the last
 * @param sourceLength pieces of a source
 * @param targetLength most pieces of a translation, the end included
 * @param sourcePieces how many pieces of sources there are; ids are 0 to this, exclusive
 * @param pieces of translations, by their ids, as text; an underscore stands for a space
 */
public record Translation(
        String source,
        String token,
        Optional<String> place,
        int pad,
        int begin,
        int end,
        int sourceLength,
        int targetLength,
        long sourcePieces,
        List<String> pieces)
        implements Task {
    /** Beginnings of a translation that go on side by side, as in HAT. */
    public static final int BEAMS = 5;

    private static final char SPACE = '_';

    public Translation {
        pieces = List.copyOf(pieces);
    }

    /** The text that pieces make up, without spaces at its ends. */
    public String text(List<Integer> ids) {
        StringBuilder text = new StringBuilder();
        ids.forEach(id -> text.append(pieces.get(id).replace(SPACE, ' ')));
        return text.toString().strip();
    }

    @Override
    public int beams() {
        return BEAMS;
    }

    /** Which input is which, how long texts are, which pieces are special, and all pieces. */
    @Override
    public SortedMap<String, String> metadata() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        pieces.forEach(all::add);
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("linas.input_source", source);
        metadata.put("linas.input_token", token);
        place.ifPresent(name -> metadata.put("linas.input_place", name));
        metadata.put("linas.source_length", Integer.toString(sourceLength));
        metadata.put("linas.target_length", Integer.toString(targetLength));
        metadata.put("linas.pad", Integer.toString(pad));
        metadata.put("linas.begin", Integer.toString(begin));
        metadata.put("linas.end", Integer.toString(end));
        metadata.put("linas.pieces", all.toString());
        return metadata;
    }

    @Override
    public String name() {
        return "translation";
    }
}
