package dev.linas.searches.stream;

import dev.linas.core.search.Place;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code ROUND/INDEX}, which names a candidate of a search. */
public final class PlaceConverter implements ITypeConverter<Place> {
    @Override
    public Place convert(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                Place place = new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                if (place.round() >= 0 && place.index() >= 0) {
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
