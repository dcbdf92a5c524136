package dev.linas.searches.stream;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The place of a candidate in a search.
 *
 * @param round its round; &ge; 0
 * @param index its index in the round; &ge; 0
 */
public record CandidatePlace(int round, int index) {

    /** Reads {@code ROUND/INDEX}. */
    public static final class Converter implements ITypeConverter<CandidatePlace> {
        @Override
        public CandidatePlace convert(String text) {
            String[] parts = text.split("/", -1);
            try {
                if (parts.length == 2) {
                    CandidatePlace place =
                            new CandidatePlace(
                                    Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                    if (place.round >= 0 && place.index >= 0) {
                        return place;
                    }
                }
            } catch (NumberFormatException e) {
                throw invalid(text);
            }
            throw invalid(text);
        }

        private static TypeConversionException invalid(String text) {
            return new TypeConversionException(
                    "'%s' is no candidate; expected ROUND/INDEX, e.g. 12/3".formatted(text));
        }
    }

    @Override
    public String toString() {
        return round + "/" + index;
    }
}
