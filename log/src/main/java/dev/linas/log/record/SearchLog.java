package dev.linas.log.record;

import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Round;
import dev.linas.schemas.Samples;
import dev.linas.schemas.Search;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the topics hold of one search. Predictors and archives of every round are part of the
 * rounds. Lists keep the order in which the records were written; of candidates with the same round
 * and index the first one counts, as it does for the apps.
 *
 * @param search as it was started
 * @param commands commands that it was given
 * @param candidates by (round, index), each once
 * @param measurements as they arrived, repeats included
 * @param samples raw samples, where meters publish them
 * @param rounds closed rounds
 */
public record SearchLog(
        Search search,
        List<Command> commands,
        List<Candidate> candidates,
        List<Measurement> measurements,
        List<Samples> samples,
        List<Round> rounds) {
    public SearchLog {
        Objects.requireNonNull(search);
        commands = List.copyOf(commands);
        candidates = List.copyOf(candidates);
        measurements = List.copyOf(measurements);
        samples = List.copyOf(samples);
        rounds = List.copyOf(rounds);
    }

    /** The candidates of one round, in their order; none where it was not proposed. */
    public List<Candidate> candidates(int round) {
        return candidates.stream().filter(c -> c.getRound() == round).toList();
    }

    /** Gathers entries into the logs of their searches. Not thread-safe. */
    public static final class Collector {
        private final Map<String, Parts> searches = new LinkedHashMap<>();

        /** Takes an entry; those of a search in the order in which they were written. */
        public void accept(LogEntry entry) {
            Object value = entry.getValue();
            if (value instanceof Search search) {
                parts(search.getSearchId()).search = search;
            } else if (value instanceof Command command) {
                parts(command.getSearchId()).commands.add(command);
            } else if (value instanceof Candidate candidate) {
                parts(candidate.getSearchId()).add(candidate);
            } else if (value instanceof Measurement measurement) {
                parts(measurement.getSearchId()).measurements.add(measurement);
            } else if (value instanceof Samples taken) {
                parts(taken.getSearchId()).samples.add(taken);
            } else if (value instanceof Round round) {
                parts(round.getSearchId()).rounds.add(round);
            }
        }

        /** Ids of all searches, in the order in which they appeared. */
        public Collection<String> ids() {
            return List.copyOf(searches.keySet());
        }

        /**
         * The log of one search.
         *
         * @throws InvalidLogException if there is no such search, or its definition is missing
         */
        public SearchLog log(String id) {
            Parts parts = searches.get(id);
            if (parts == null) {
                throw new InvalidLogException(
                        "there is no search '%s'; there is %s"
                                .formatted(id, String.join(", ", searches.keySet())));
            }
            if (parts.search == null) {
                throw new InvalidLogException(
                        "search '%s' has records, but not the one that defines it".formatted(id));
            }
            return parts.log();
        }

        private Parts parts(String id) {
            return searches.computeIfAbsent(id, unused -> new Parts());
        }
    }

    private static final class Parts {
        private Search search;
        private final List<Command> commands = new ArrayList<>();
        private final TreeMap<Integer, TreeMap<Integer, Candidate>> candidates = new TreeMap<>();
        private final List<Measurement> measurements = new ArrayList<>();
        private final List<Samples> samples = new ArrayList<>();
        private final List<Round> rounds = new ArrayList<>();

        private void add(Candidate candidate) {
            candidates
                    .computeIfAbsent(candidate.getRound(), unused -> new TreeMap<>())
                    .putIfAbsent(candidate.getIndex(), candidate);
        }

        private SearchLog log() {
            return new SearchLog(
                    search,
                    commands,
                    candidates.values().stream().flatMap(r -> r.values().stream()).toList(),
                    measurements,
                    samples,
                    rounds);
        }
    }
}
