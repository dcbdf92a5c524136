package dev.linas.dashboard;

import dev.linas.core.objective.Objective;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.stream.RecentRate;
import dev.linas.searches.stream.SearchState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The state of one search by its records so far. Its points stand in the order in which they became
 * complete, so that a reader who has seen the first n needs only those after. Not thread-safe.
 */
final class SearchView {
    private final Search search;
    private final List<Objective> objectives;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final TreeMap<Integer, RoundView> rounds = new TreeMap<>();
    private final List<CandidatePoint> points = new ArrayList<>();
    private final Map<Long, CandidatePoint> begun = new HashMap<>();
    private final Map<Integer, BitSet> done = new HashMap<>();
    private final TreeMap<Long, Awaited> awaited = new TreeMap<>();
    private final RecentRate rate = new RecentRate();
    private Optional<Round> lastRound = Optional.empty();
    private int failed;
    private int leftOut;

    /**
     * A candidate that is to be measured.
     *
     * @param predicted its predicted values, in the order of the objectives; empty where nothing
     *     was predicted
     */
    record Awaited(int round, int index, List<Double> predicted) {}

    SearchView(Search search) {
        this.search = search;
        this.objectives = SearchMapper.objectives(search);
        for (int o = 0; o < objectives.size(); o++) {
            places.put(objectives.get(o).id(), o);
        }
    }

    Search search() {
        return search;
    }

    List<Objective> objectives() {
        return objectives;
    }

    /** Where it stands. */
    SearchState state() {
        return new SearchState(search, lastRound, commands);
    }

    List<RoundView> rounds() {
        return List.copyOf(rounds.values());
    }

    /** Candidates of which every objective was measured or failed. */
    List<CandidatePoint> points() {
        return points;
    }

    /** How many of them failed in an objective. */
    int failed() {
        return failed;
    }

    /** How many more there are that memory had no room for. */
    int leftOut() {
        return leftOut;
    }

    /** Candidates of the open round that are not complete yet, in their order. */
    List<Awaited> awaited() {
        return List.copyOf(awaited.values());
    }

    /** Candidates per minute lately. */
    OptionalDouble perMinute(Instant now) {
        return rate.perMinute(now);
    }

    /** The front after the last closed round. */
    List<FrontPoint> front() {
        return lastRound.map(round -> round.getArchive().getFront()).orElse(List.of());
    }

    void accept(Command command) {
        commands.add(command);
    }

    /** Takes a candidate; it is of use as long as its round is open and it is not complete. */
    void accept(Candidate candidate) {
        int round = candidate.getRound();
        int index = candidate.getIndex();
        boolean closed = !rounds.isEmpty() && round <= rounds.lastKey();
        BitSet ofRound = done.get(round);
        if (!closed && (ofRound == null || !ofRound.get(index))) {
            List<Double> predicted = candidate.getPredicted();
            awaited.put(
                    key(round, index),
                    new Awaited(
                            round, index, predicted == null ? List.of() : List.copyOf(predicted)));
        }
    }

    /** Takes a closed round; of its rows and predictors only what is shown is kept. */
    void accept(Round round) {
        rounds.put(round.getNumber(), RoundView.of(round));
        awaited.headMap(key(round.getNumber() + 1, 0)).clear();
        if (lastRound.isEmpty() || lastRound.get().getNumber() <= round.getNumber()) {
            lastRound =
                    Optional.of(
                            Round.newBuilder(round)
                                    .setRows(List.of())
                                    .setPredictors(List.of())
                                    .build());
        }
    }

    /**
     * Takes what a pool measured.
     *
     * @param room whether memory has room for a further point
     * @return whether that completed a point which is kept
     */
    boolean accept(Measurement measurement, boolean room) {
        int round = measurement.getRound();
        int index = measurement.getIndex();
        BitSet ofRound = done.computeIfAbsent(round, unused -> new BitSet());
        if (ofRound.get(index)) {
            return false;
        }
        long key = key(round, index);
        CandidatePoint point =
                begun.computeIfAbsent(
                        key,
                        unused ->
                                new CandidatePoint(
                                        round,
                                        index,
                                        bytes(measurement.getGenome()),
                                        objectives.size()));
        boolean isOfAnObjective = false;
        for (MetricResult result : measurement.getResults()) {
            Integer place = places.get(Objective.id(result.getMetric(), measurement.getPool()));
            if (place != null) {
                isOfAnObjective = true;
                boolean measured =
                        result.getOutcome() == Outcome.MEASURED && result.getValue() != null;
                Double error = result.getStandardError();
                point.accept(
                        place,
                        measured ? result.getValue() : Double.NaN,
                        error == null ? 0 : error,
                        measurement.getMeasuredAt().toEpochMilli());
            }
        }
        if (isOfAnObjective && !measurement.getRepeat()) {
            point.spend(measurement.getDurationMillis());
        }
        if (!point.answered()) {
            return false;
        }
        begun.remove(key);
        awaited.remove(key);
        rate.accept(point.at());
        ofRound.set(index);
        failed += point.failed() ? 1 : 0;
        if (!room) {
            leftOut++;
            return false;
        }
        points.add(point);
        return true;
    }

    private static long key(int round, int index) {
        return ((long) round << 32) | index;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
