package dev.linas.log.explain;

import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.SearchMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The story of one candidate, as the log tells it.
 *
 * @param spec the search
 * @param candidate the candidate, with what was predicted of it
 * @param chosenBy the round whose predictors chose it; empty in round 0
 * @param predictedGain hypervolume that its predicted values would add to the front of that round;
 *     empty where nothing was predicted or there was no reference point
 * @param measurements what pools answered, in their order, repeats included
 * @param row the values that count; empty until its round closes
 * @param front how it changed the front; empty until its round closes
 */
public record Explanation(
        SearchSpec spec,
        Candidate candidate,
        Optional<Round> chosenBy,
        OptionalDouble predictedGain,
        List<Measurement> measurements,
        Optional<Evaluation> row,
        Optional<FrontChange> front) {

    /**
     * The effect of a candidate on the front.
     *
     * @param closedIn the round that used its values
     * @param entered whether it was on the front of that round
     * @param gain hypervolume that its measured values add to the front before, &ge; 0; empty
     *     without a reference point
     * @param displaced members of the front before that it dominates, by (round, index)
     * @param dominatedBy members of the front of that round that dominate it; empty if it entered
     * @param leftIn round in which it left the front; empty if it is there to the end
     */
    public record FrontChange(
            int closedIn,
            boolean entered,
            OptionalDouble gain,
            List<Evaluation> displaced,
            List<Evaluation> dominatedBy,
            Optional<Integer> leftIn) {}

    /** The predictors that chose it, one per objective; none in round 0. */
    public List<Predictor> predictors() {
        return chosenBy.map(Round::getPredictors).orElse(List.of());
    }

    /**
     * Reads the story of a candidate.
     *
     * @throws IllegalArgumentException if the search has no such candidate, naming what it has
     */
    public static Explanation of(SearchLog log, int round, int index) {
        SearchSpec spec = SearchMapper.toSpec(log.search());
        Candidate candidate =
                log.candidates(round).stream()
                        .filter(c -> c.getIndex() == index)
                        .findFirst()
                        .orElseThrow(() -> unknown(log, round, index));
        Optional<Round> chosenBy = closed(log, round - 1);
        return new Explanation(
                spec,
                candidate,
                chosenBy,
                predictedGain(spec, candidate, chosenBy),
                log.measurements().stream()
                        .filter(m -> m.getRound() == round && m.getIndex() == index)
                        .toList(),
                row(log, round, index),
                row(log, round, index).map(row -> change(spec, log, row)));
    }

    private static IllegalArgumentException unknown(SearchLog log, int round, int index) {
        int size = log.candidates(round).size();
        int rounds = log.candidates().stream().mapToInt(Candidate::getRound).max().orElse(-1) + 1;
        return new IllegalArgumentException(
                size == 0
                        ? ("search '%s' has no candidate %d/%d; it proposed %d rounds, numbered"
                                        + " from 0")
                                .formatted(log.search().getSearchId(), round, index, rounds)
                        : "search '%s' has no candidate %d/%d; round %d has %d, numbered from 0"
                                .formatted(log.search().getSearchId(), round, index, round, size));
    }

    /** The last record of a round; empty if it never closed. */
    private static Optional<Round> closed(SearchLog log, int number) {
        return log.rounds().stream()
                .filter(r -> r.getNumber() == number)
                .reduce((first, second) -> second);
    }

    private static Optional<Evaluation> row(SearchLog log, int round, int index) {
        CandidateId candidate = new CandidateId(round, index);
        return log.rows().stream().filter(row -> row.id().equals(candidate)).findFirst();
    }

    private static OptionalDouble predictedGain(
            SearchSpec spec, Candidate candidate, Optional<Round> chosenBy) {
        if (candidate.getPredicted() == null || chosenBy.isEmpty()) {
            return OptionalDouble.empty();
        }
        Evaluation predicted =
                new Evaluation(
                        candidate.getRound(),
                        candidate.getIndex(),
                        GenomeMapper.toGenome(candidate.getGenome()),
                        candidate.getPredicted().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        false);
        return gain(spec, chosenBy.get().getArchive(), predicted);
    }

    private static OptionalDouble gain(SearchSpec spec, Archive before, Evaluation added) {
        List<Double> point = before.getReferencePoint();
        if (point == null) {
            return OptionalDouble.empty();
        }
        List<Evaluation> front = front(before);
        List<Evaluation> both = new ArrayList<>(front);
        both.add(added);
        double gained =
                FrontVolume.of(ParetoFront.of(both, spec.objectives()), spec.objectives(), point)
                                .value()
                        - FrontVolume.of(front, spec.objectives(), point).value();
        return OptionalDouble.of(Math.max(0.0, gained));
    }

    private static FrontChange change(SearchSpec spec, SearchLog log, Evaluation row) {
        int closer = 0;
        while (!holds(log.rounds().get(closer), row)) {
            closer++;
        }
        Round closedIn = log.rounds().get(closer);
        List<Evaluation> now = front(closedIn.getArchive());
        Optional<Archive> before =
                closer == 0
                        ? Optional.empty()
                        : Optional.of(log.rounds().get(closer - 1).getArchive());
        boolean entered = isOn(closedIn, row);
        return new FrontChange(
                closedIn.getNumber(),
                entered,
                before.map(archive -> gain(spec, archive, row)).orElse(OptionalDouble.empty()),
                before.map(archive -> dominated(spec, front(archive), row)).orElse(List.of()),
                entered ? List.of() : dominating(spec, now, row),
                leftIn(log.rounds().subList(closer, log.rounds().size()), row, entered));
    }

    private static Optional<Integer> leftIn(List<Round> after, Evaluation row, boolean entered) {
        return entered
                ? after.stream().filter(r -> !isOn(r, row)).findFirst().map(Round::getNumber)
                : Optional.empty();
    }

    private static boolean holds(Round round, Evaluation row) {
        return round.getRows().stream()
                .anyMatch(r -> EvaluationMapper.toEvaluation(r).id().equals(row.id()));
    }

    /** Whether its genome is on the front, by itself or by another measurement of it. */
    private static boolean isOn(Round round, Evaluation row) {
        return round.getArchive().getFront().stream()
                .map(FrontPoint::getGenome)
                .anyMatch(genome -> GenomeMapper.toGenome(genome).equals(row.genome()));
    }

    private static List<Evaluation> front(Archive archive) {
        return archive.getFront().stream().map(EvaluationMapper::toEvaluation).toList();
    }

    /** The members that are not on a front with the row. */
    private static List<Evaluation> dominated(
            SearchSpec spec, List<Evaluation> members, Evaluation row) {
        return members.stream().filter(m -> beats(spec, row, m)).toList();
    }

    private static List<Evaluation> dominating(
            SearchSpec spec, List<Evaluation> members, Evaluation row) {
        return members.stream().filter(m -> beats(spec, m, row)).toList();
    }

    private static boolean beats(SearchSpec spec, Evaluation better, Evaluation worse) {
        if (better.genome().equals(worse.genome())) {
            return false;
        }
        List<Evaluation> front = ParetoFront.of(List.of(better, worse), spec.objectives());
        return front.contains(better) && !front.contains(worse);
    }
}
