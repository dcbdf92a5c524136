package dev.linas.predictors;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;

/** Spaces that the tests of predictors share. */
final class Spaces {
    private Spaces() {}

    /** 6 variables of 5 options. */
    static SearchSpace cells() {
        return BuiltInSpaces.find("nas-bench-201").orElseThrow();
    }

    /** 45 variables. */
    static SearchSpace mobileNet() {
        return BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
    }

    /** One variable of the given number of options. */
    static SearchSpace line(int options) {
        StringBuilder names = new StringBuilder("0");
        for (int i = 1; i < options; i++) {
            names.append(", ").append(i);
        }
        return SearchSpaceReader.read(
                "line",
                """
                {"format": "linas-space/1", "name": "line",
                 "variables": [{"name": "x", "options": [%s]}]}\
                """
                        .formatted(names));
    }
}
