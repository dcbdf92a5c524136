package dev.linas.searches.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds as the command line names them: {@code 1-10}, {@code 1,3,7} or {@code 1-3,8}.
 *
 * @param seeds the seeds in the order given, at least one, without duplicates
 */
public record SeedList(List<Long> seeds) {
    /** Most seeds that one list may name. */
    static final int MOST = 10_000;

    private static final Pattern ENTRY = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    public SeedList {
        seeds = List.copyOf(seeds);
    }

    /**
     * The seeds of a text.
     *
     * @throws TypeConversionException naming the entry that is wrong
     */
    public static SeedList parse(String text) {
        Set<Long> seeds = new LinkedHashSet<>();
        for (String entry : text.split(",", -1)) {
            Matcher form = ENTRY.matcher(entry.trim());
            if (!form.matches()) {
                throw rejected(text, "'" + entry.trim() + "' is no seed");
            }
            long first = Long.parseLong(form.group(1));
            long last = form.group(2) == null ? first : Long.parseLong(form.group(2));
            if (last < first) {
                throw rejected(text, "'" + entry.trim() + "' runs backwards");
            }
            if (last - first >= MOST || seeds.size() + (last - first) >= MOST) {
                throw rejected(text, "it names more than " + MOST + " seeds");
            }
            for (long seed = first; seed <= last; seed++) {
                seeds.add(seed);
            }
        }
        return new SeedList(new ArrayList<>(seeds));
    }

    private static TypeConversionException rejected(String text, String why) {
        return new TypeConversionException(
                "'%s': %s; expected seeds such as 1-10, 1,3,7 or 1-3,8".formatted(text, why));
    }

    /** For picocli. */
    public static final class Converter implements ITypeConverter<SeedList> {
        @Override
        public SeedList convert(String value) {
            return parse(value);
        }
    }
}
