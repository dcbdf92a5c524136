package dev.linas.log.table;

import dev.linas.core.space.Variable;
import java.util.Collection;
import java.util.regex.Pattern;

/** The kind of a variable's options, which decides the type of its column. */
public enum OptionKind {
    /** Whole numbers. */
    INTEGER,
    /** Numbers, of which some are not whole. */
    REAL,
    /** Anything else. */
    TEXT;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    /** The kind of a variable of a space. */
    public static OptionKind of(Variable variable) {
        return ofTexts(variable.options().stream().map(OptionTexts::of).toList());
    }

    /** The kind of options that are given as texts; blank ones do not count. */
    public static OptionKind ofTexts(Collection<String> texts) {
        OptionKind kind = INTEGER;
        boolean any = false;
        for (String text : texts) {
            if (text.isEmpty()) {
                continue;
            }
            any = true;
            if (kind == INTEGER && !WHOLE.matcher(text).matches()) {
                kind = REAL;
            }
            if (kind == REAL && !DECIMAL.matcher(text).matches()) {
                return TEXT;
            }
        }
        return any ? kind : TEXT;
    }
}
