package dev.linas.searches.stream;

import dev.linas.core.search.CandidateId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code ROUND/INDEX}, which names a candidate of a search. */
public final class CandidateIdConverter implements ITypeConverter<CandidateId> {
    @Override
    public CandidateId convert(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                CandidateId candidate =
                        new CandidateId(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                if (candidate.round() >= 0 && candidate.index() >= 0) {
                    return candidate;
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
