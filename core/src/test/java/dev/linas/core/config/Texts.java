package dev.linas.core.config;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads texts as configuration files, for the tests of this package. */
final class Texts {
    static final List<String> KNOWN = List.of("key", "name", "list", "map");

    private Texts() {}

    static Document yaml(String text) {
        return Document.parse("f.yaml", text, Format.YAML);
    }

    static Document json(String text) {
        return Document.parse("f.json", text, Format.JSON);
    }

    /** What the reading of {@code key} gives. */
    static Object read(Document document, Function<Value, ?> reading) {
        return reading.apply(value(new Problems(document)));
    }

    /** What is wrong with {@code key} when it is read so. */
    static List<String> errors(Document document, Consumer<Value> reading) {
        Problems problems = new Problems(document);
        reading.accept(value(problems));
        return problems.errors();
    }

    /** What is wrong with a document whose root is read so. */
    static List<String> errorsOf(Document document, Consumer<Section> reading) {
        Problems problems = new Problems(document);
        reading.accept(problems.rootSection(KNOWN));
        return problems.errors();
    }

    private static Value value(Problems problems) {
        return problems.rootSection(KNOWN).required("key", "what is wanted");
    }
}
