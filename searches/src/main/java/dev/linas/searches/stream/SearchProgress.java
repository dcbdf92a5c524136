package dev.linas.searches.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.evaluator.pool.Heartbeat;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.searches.result.ClosedRound;
import dev.linas.searches.result.SearchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a search is: a fold over what the stream says of it. Records may come in any order
 * between topics. Not thread-safe.
 */
public final class SearchProgress {
    private final SearchSpec spec;
    private final Optional<Integer> givenBudget;
    private final Set<String> objectiveIds = new HashSet<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final Map<Integer, Integer> sizeByRound = new TreeMap<>();

    /** Objectives that the candidates of a round are to be measured for. */
    private final Map<Integer, Set<String>> askedByRound = new TreeMap<>();

    /** Objective results that are in, by candidate, of rounds that are still open. */
    private final TreeMap<Integer, Map<Integer, Set<String>>> resultsByRound = new TreeMap<>();

    private final Map<String, EvaluatorStatus> evaluators = new TreeMap<>();
    private final AlsoMeasuredFold alsoMeasured;
    private final List<Round> newlyClosed = new ArrayList<>();
    private final Map<String, String> firstFailures = new TreeMap<>();
    private final Set<String> toldFailures = new HashSet<>();

    /** By number: a round that was closed again, as its search went on, counts once. */
    private final TreeMap<Integer, ClosedRound> closedRounds = new TreeMap<>();

    private final PoolRates rates = new PoolRates();
    private final Map<String, Integer> failuresByPool = new TreeMap<>();
    private Duration measuring = Duration.ZERO;
    private Round last;

    /** The failure that the search was told to go on after; null if it was not. */
    private Round retried;

    /**
     * @param budget the largest budget in evaluations that the search was given so far, by its file
     *     or by a command; empty: no limit
     * @param alsoMeasured what it measures beside its objectives
     */
    public SearchProgress(SearchSpec spec, OptionalInt budget, List<WantedMetrics> alsoMeasured) {
        this.spec = spec;
        this.alsoMeasured = new AlsoMeasuredFold(alsoMeasured);
        this.givenBudget = budget.isPresent() ? Optional.of(budget.getAsInt()) : Optional.empty();
        spec.objectives().forEach(objective -> objectiveIds.add(objective.id()));
    }

    /** Hears that a round was closed; one that was closed before is replaced. */
    public void accept(Round round, long timestamp) {
        round.getRows().forEach(row -> evaluations.add(EvaluationMapper.toEvaluation(row)));
        last = round;
        newlyClosed.add(round);
        if (round.getClosedBy() != ClosedBy.FAILURE) {
            closedRounds.put(round.getNumber(), closed(round));
        }
        resultsByRound.headMap(round.getNumber(), true).clear();
    }

    /** Hears of a candidate that was proposed. */
    public void accept(Candidate candidate, long timestamp) {
        sizeByRound.put(candidate.getRound(), candidate.getRoundSize());
        Set<String> asked = new HashSet<>();
        candidate
                .getWanted()
                .forEach(w -> w.getMetrics().forEach(m -> asked.add(Objective.id(m, w.getPool()))));
        asked.retainAll(objectiveIds);
        if (!asked.isEmpty()) {
            askedByRound.put(candidate.getRound(), asked);
        }
    }

    private Set<String> asked(int round) {
        return askedByRound.getOrDefault(round, objectiveIds);
    }

    /** Hears of a measurement. */
    public void accept(Measurement measurement, long timestamp) {
        alsoMeasured.accept(measurement);
        rates.accept(measurement.getPool(), timestamp);
        noteFailure(measurement);
        measuring = measuring.plusMillis(measurement.getDurationMillis());
        if (measurement.getRound() <= lastNumber()) {
            return;
        }
        Set<String> results =
                resultsByRound
                        .computeIfAbsent(measurement.getRound(), round -> new HashMap<>())
                        .computeIfAbsent(measurement.getIndex(), index -> new HashSet<>());
        for (MetricResult result : measurement.getResults()) {
            String id = Objective.id(result.getMetric(), measurement.getPool());
            if (objectiveIds.contains(id)) {
                results.add(id);
            }
        }
    }

    private void noteFailure(Measurement measurement) {
        for (MetricResult result : measurement.getResults()) {
            if (result.getError() != null) {
                failuresByPool.merge(measurement.getPool(), 1, Integer::sum);
                firstFailures.putIfAbsent(
                        measurement.getPool(), result.getMetric() + ": " + result.getError());
            }
        }
    }

    /** The first failure of every pool that had its first since this was last asked. */
    public List<String> takeFirstFailures() {
        List<String> lines = new ArrayList<>();
        firstFailures.forEach(
                (pool, reason) -> {
                    if (toldFailures.add(pool)) {
                        lines.add("first failure of pool %s: %s".formatted(pool, reason));
                    }
                });
        return lines;
    }

    /** Results that failed, by pool; pools without failures are left out. */
    public Map<String, Integer> failures() {
        return Collections.unmodifiableMap(failuresByPool);
    }

    /** How fast the pools measure. */
    public PoolRates rates() {
        return rates;
    }

    /** Closed rounds, in their order, each once. */
    public List<ClosedRound> closedRounds() {
        return List.copyOf(closedRounds.values());
    }

    /** The candidates of this search that a pool's workers measure now, as {@code round/index}. */
    public List<String> measuredNow(String pool) {
        String own = spec.id() + "/";
        return evaluators.values().stream()
                .filter(status -> status.getPool().equals(pool))
                .flatMap(status -> status.getBusyWith().stream())
                .filter(place -> place.startsWith(own))
                .map(place -> place.substring(own.length()))
                .sorted()
                .toList();
    }

    /**
     * Hears a heart-beat of an evaluator.
     *
     * @param key of its record
     * @param status null where it has said good-bye
     */
    public void acceptStatus(String key, EvaluatorStatus status) {
        if (status == null) {
            evaluators.remove(key);
        } else {
            evaluators.put(key, status);
        }
    }

    /** How long all measuring of the search took, that of other runs included. */
    public Duration measuring() {
        return measuring;
    }

    /** The search. */
    public SearchSpec spec() {
        return spec;
    }

    /** Number of the last closed round; -1 before the first. */
    public int lastNumber() {
        return last == null ? -1 : last.getNumber();
    }

    /** The round that was closed last; empty before the first. */
    public Optional<Round> lastRound() {
        return Optional.ofNullable(last);
    }

    /** Rounds that closed since this was last asked. */
    public List<Round> takeNewlyClosed() {
        List<Round> taken = List.copyOf(newlyClosed);
        newlyClosed.clear();
        return taken;
    }

    /** Whether the search has ended, and not for a smaller budget than it has been given since. */
    public boolean finished() {
        return last != null
                && last.getFinished()
                && !last.equals(retried)
                && (last.getFinishReason() != FinishReason.BUDGET
                        || givenBudget.orElse(0) <= budget().orElse(0));
    }

    /** Notes that the search goes on after this round, which had ended it as failed. */
    public void retriedAfter(Round round) {
        retried = round;
    }

    /** The reason of its failure; empty if it did not fail, or has gone on since. */
    public Optional<String> failure() {
        return last == null || last.equals(retried) || last.getFinishReason() != FinishReason.FAILED
                ? Optional.empty()
                : Optional.of(String.valueOf(last.getFailure()));
    }

    /** Number of the round that is being measured. */
    public int openRound() {
        return lastNumber() + 1;
    }

    /** Evaluations that are in: those of closed rounds and the completed ones of the open one. */
    public int evaluations() {
        int open = 0;
        for (Map.Entry<Integer, Map<Integer, Set<String>>> round : resultsByRound.entrySet()) {
            Set<String> asked = asked(round.getKey());
            for (Set<String> results : round.getValue().values()) {
                open += results.containsAll(asked) ? 1 : 0;
            }
        }
        return evaluations.size() + open;
    }

    /** Candidates of the open round that are measured or failed. */
    public int openRoundDone() {
        return evaluations() - evaluations.size();
    }

    /** Candidates of the open round; 0 before they are proposed. */
    public int openRoundSize() {
        return sizeByRound.getOrDefault(openRound(), 0);
    }

    /** Budget in evaluations that the last closed round knew; empty: no limit. */
    public Optional<Integer> budget() {
        return last == null ? givenBudget : Optional.ofNullable(last.getBudget());
    }

    /**
     * Evaluators that were heard of within three of their heart-beats, by pool: how many workers.
     */
    public Map<String, Integer> workersByPool(Instant now) {
        Map<String, Integer> workers = new TreeMap<>();
        spec.objectives().forEach(objective -> workers.put(objective.pool(), 0));
        for (EvaluatorStatus status : evaluators.values()) {
            Heartbeat heartbeat =
                    new Heartbeat(
                            status.getLastSeen(), Duration.ofMillis(status.getHeartbeatMillis()));
            if (workers.containsKey(status.getPool()) && heartbeat.isAlive(now)) {
                workers.merge(status.getPool(), status.getWorkers(), Integer::sum);
            }
        }
        return workers;
    }

    /** When an evaluator of a pool was last heard of; empty if none was, or all ended in order. */
    public Optional<Instant> lastSeen(String pool) {
        return evaluators.values().stream()
                .filter(status -> status.getPool().equals(pool))
                .map(EvaluatorStatus::getLastSeen)
                .max(Comparator.naturalOrder());
    }

    /** Pools that owe the open round something, in their order: {@code lab, phone}. */
    public String missingPools() {
        Map<Integer, Set<String>> results = resultsByRound.getOrDefault(openRound(), Map.of());
        Set<String> asked = asked(openRound());
        return spec.objectives().stream()
                .filter(objective -> asked.contains(objective.id()))
                .filter(
                        objective ->
                                results.values().stream()
                                                .filter(in -> in.contains(objective.id()))
                                                .count()
                                        < openRoundSize())
                .map(Objective::pool)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The result so far, of the closed rounds only. */
    public SearchResult result() {
        List<Evaluation> sorted = evaluations.stream().sorted().toList();
        if (last == null) {
            return new SearchResult(
                    spec,
                    sorted,
                    List.of(),
                    Double.NaN,
                    Optional.empty(),
                    alsoMeasured.result(),
                    List.of(),
                    Optional.empty());
        }
        Archive archive = last.getArchive();
        Map<CandidateId, Evaluation> byCandidate = new HashMap<>();
        sorted.forEach(row -> byCandidate.put(row.id(), row));
        List<Evaluation> front =
                archive.getFront().stream()
                        .map(
                                point ->
                                        member(
                                                byCandidate.get(
                                                        new CandidateId(
                                                                point.getRound(),
                                                                point.getIndex())),
                                                point))
                        .toList();
        return new SearchResult(
                spec,
                sorted,
                front,
                hypervolume(archive),
                Optional.ofNullable(archive.getReferencePoint()),
                alsoMeasured.result(),
                List.copyOf(closedRounds.values()),
                Optional.ofNullable(last.getFinishReason()).map(Enum::name));
    }

    /** A row as a member of the front, which may have means of several measurements. */
    private static Evaluation member(Evaluation row, FrontPoint point) {
        Evaluation member = EvaluationMapper.toEvaluation(point);
        return row.with(member.values(), member.standardErrors());
    }

    private static ClosedRound closed(Round round) {
        return new ClosedRound(
                round.getNumber(),
                round.getArchive().getEvaluations(),
                hypervolume(round.getArchive()),
                round.getPredictors().stream().map(SearchProgress::fit).toList(),
                orNaN(round.getParetoRankTau()),
                deviceHypervolumes(round.getArchive()));
    }

    private static Map<String, Double> deviceHypervolumes(Archive archive) {
        Map<String, Double> hypervolumes = new LinkedHashMap<>();
        if (archive.getReferencePoint() != null) {
            archive.getDevices().forEach(d -> hypervolumes.put(d.getPool(), d.getHypervolume()));
        }
        return hypervolumes;
    }

    private static ClosedRound.PredictorFit fit(Predictor predictor) {
        return new ClosedRound.PredictorFit(
                Objective.id(predictor.getMetric(), predictor.getPool()),
                predictor.getKind(),
                orNaN(predictor.getMape()),
                orNaN(predictor.getKendallTauB()));
    }

    private static double hypervolume(Archive archive) {
        return archive.getReferencePoint() == null ? Double.NaN : archive.getHypervolume();
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
