package dev.linas.log.record;

import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Round;
import dev.linas.schemas.Row;
import dev.linas.schemas.Samples;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.EvaluationMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The records of one search on all topics. Predictors and archives of every round are part of the
 * rounds. Lists keep the order in which the records were written; of candidates with the same round
 * and index the first one counts, as it does for the apps.
 *
 * @param search as it was started
 * @param commands commands that it was given
 * @param candidates by (round, index), each once; in any order where they are given
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
    private static final Comparator<Candidate> BY_CANDIDATE =
            Comparator.comparing(c -> new CandidateId(c.getRound(), c.getIndex()));

    public SearchLog {
        Objects.requireNonNull(search);
        commands = List.copyOf(commands);
        candidates = candidates.stream().sorted(BY_CANDIDATE).toList();
        measurements = List.copyOf(measurements);
        samples = List.copyOf(samples);
        rounds = List.copyOf(rounds);
    }

    /** The candidates of one round, in their order; none where it was not proposed. */
    public List<Candidate> candidates(int round) {
        return candidates.subList(firstOf(round), firstOf(round + 1));
    }

    /** The candidates of all rounds up to one, in their order. */
    public List<Candidate> candidatesUpTo(int round) {
        return candidates.subList(0, firstOf(round + 1));
    }

    /** How many candidates are of earlier rounds: a binary search. */
    private int firstOf(int round) {
        int low = 0;
        int high = candidates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (candidates.get(middle).getRound() < round) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The rows that the closed rounds used, each candidate once, by (round, index). */
    public List<Evaluation> rows() {
        TreeMap<CandidateId, Evaluation> rows = new TreeMap<>();
        for (Round round : rounds) {
            for (Row row : round.getRows()) {
                Evaluation evaluation = EvaluationMapper.toEvaluation(row);
                rows.putIfAbsent(evaluation.id(), evaluation);
            }
        }
        return List.copyOf(rows.values());
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
        private final Map<CandidateId, Candidate> candidates = new HashMap<>();
        private final List<Measurement> measurements = new ArrayList<>();
        private final List<Samples> samples = new ArrayList<>();
        private final List<Round> rounds = new ArrayList<>();

        private void add(Candidate candidate) {
            candidates.putIfAbsent(
                    new CandidateId(candidate.getRound(), candidate.getIndex()), candidate);
        }

        private SearchLog log() {
            return new SearchLog(
                    search,
                    commands,
                    List.copyOf(candidates.values()),
                    measurements,
                    samples,
                    rounds);
        }
    }
}
