package dev.linas.log.replay;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.log.record.SearchLog;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.trainer.round.TrainingOutcome;
import dev.linas.trainer.round.TrainingRequest;
import dev.linas.trainer.round.TrainingStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Goes through the rounds of a recorded search again: fits the predictors to the rows that each
 * round had, builds the archive, and proposes the next candidates, by the code of the apps. The
 * search's own policy gives what was recorded, if the same version recorded it; each difference is
 * told. Another policy sees the same measurements in the same rounds. Deterministic. Costs what the
 * fits and inner searches of the search cost.
 */
public final class Replay {
    private final SearchLog log;
    private final Policy policy;
    private final SearchSpec spec;
    private final RecordedRows recordedRows;
    private final OneHotEncoding encoding;
    private final ProposalStep step = ProposalStep.standard();

    private final TreeSet<Evaluation> rows = new TreeSet<>();
    private Optional<List<Double>> referencePoint;
    private OptionalDouble hypervolume = OptionalDouble.empty();
    private int stagnantRounds;

    /**
     * @throws IllegalArgumentException if the policy names what there is not, or asks for samples
     *     that the log does not hold
     */
    public Replay(SearchLog log, Policy policy) {
        this.log = log;
        this.policy = policy;
        this.spec = policy.applied(SearchMapper.toSpec(log.search()));
        this.recordedRows = new RecordedRows(log, spec.objectives(), policy.aggregation());
        this.encoding = new OneHotEncoding(spec.space());
        this.referencePoint = spec.referencePoint();
    }

    /** The search, as the policy has it. */
    public SearchSpec spec() {
        return spec;
    }

    /** The policy. */
    public Policy policy() {
        return policy;
    }

    /**
     * Goes through all rounds; call it once.
     *
     * @param progress hears of each round
     */
    public List<ReplayedRound> run(Consumer<ReplayedRound> progress) {
        List<ReplayedRound> replayed = new ArrayList<>();
        for (int r = 0; r < log.rounds().size(); r++) {
            Round recorded = log.rounds().get(r);
            rows.addAll(recordedRows.of(recorded));
            if (recorded.getClosedBy() == ClosedBy.FAILURE) {
                continue; // it tells what failed, and fits nothing
            }
            ReplayedRound round = replay(recorded, next(r));
            replayed.add(round);
            progress.accept(round);
        }
        return replayed;
    }

    /** The rows that came after a round record: those of the next one. */
    private List<Evaluation> next(int r) {
        return r + 1 < log.rounds().size() ? recordedRows.of(log.rounds().get(r + 1)) : List.of();
    }

    private ReplayedRound replay(Round recorded, List<Evaluation> next) {
        TrainingOutcome outcome = train(recorded);
        List<Predictor> predictors =
                outcome.predictors().stream().map(FittedPredictor::predictor).toList();
        List<Proposal> proposals =
                recorded.getFinished() ? List.of() : propose(recorded, predictors);
        // After an end the next round is that of a later record, which goes on.
        List<Candidate> measuredNext =
                recorded.getFinished() ? List.of() : log.candidates(recorded.getNumber() + 1);
        List<ForesightQuality> foreseen = new ArrayList<>();
        if (!next.isEmpty()) {
            for (int o = 0; o < predictors.size(); o++) {
                foreseen.add(ForesightQuality.of(predictors.get(o), encoding, o, next));
            }
        }
        return new ReplayedRound(
                recorded.getNumber(),
                isAgain(recorded),
                outcome,
                proposals,
                foreseen,
                common(proposals, measuredNext),
                policy.isRecorded()
                        ? Differences.between(spec, recorded, measuredNext, outcome, proposals)
                        : List.of());
    }

    private TrainingOutcome train(Round recorded) {
        TrainingOutcome outcome =
                TrainingStep.train(
                        new TrainingRequest(
                                spec,
                                recorded.getNumber(),
                                budget(recorded),
                                List.copyOf(rows),
                                pending(recorded),
                                referencePoint,
                                isAgain(recorded) ? OptionalDouble.empty() : hypervolume,
                                stagnantRounds,
                                recorded.getClosedBy() == ClosedBy.STOP,
                                recorded.getClosedBy() == ClosedBy.RETRY));
        referencePoint = outcome.referencePoint();
        hypervolume = OptionalDouble.of(outcome.hypervolume());
        stagnantRounds = outcome.stagnantRounds();
        return outcome;
    }

    private List<Proposal> propose(Round recorded, List<Predictor> predictors) {
        List<Candidate> proposed = proposedUpTo(recorded);
        Set<Genome> genomes = new HashSet<>();
        proposed.forEach(c -> genomes.add(GenomeMapper.toGenome(c.getGenome())));
        return step.propose(
                spec,
                recorded.getNumber() + 1,
                budget(recorded),
                proposed.size(),
                List.copyOf(rows),
                predictors,
                genomes,
                Set.copyOf(pending(recorded)));
    }

    /** Genomes of candidates that a round did not wait for, in the order of the candidates. */
    private List<Genome> pending(Round recorded) {
        Set<CandidateId> answered = new HashSet<>();
        rows.forEach(row -> answered.add(row.id()));
        return proposedUpTo(recorded).stream()
                .filter(c -> !answered.contains(new CandidateId(c.getRound(), c.getIndex())))
                .map(c -> GenomeMapper.toGenome(c.getGenome()))
                .toList();
    }

    private List<Candidate> proposedUpTo(Round recorded) {
        return log.candidatesUpTo(recorded.getNumber());
    }

    private static boolean isAgain(Round recorded) {
        return recorded.getClosedBy() == ClosedBy.BUDGET_EXTENDED
                || recorded.getClosedBy() == ClosedBy.RETRY;
    }

    private static OptionalInt budget(Round recorded) {
        return recorded.getBudget() == null
                ? OptionalInt.empty()
                : OptionalInt.of(recorded.getBudget());
    }

    private static int common(List<Proposal> proposals, List<Candidate> candidates) {
        Set<Genome> measured = new HashSet<>();
        candidates.forEach(c -> measured.add(GenomeMapper.toGenome(c.getGenome())));
        return (int) proposals.stream().filter(p -> measured.contains(p.genome())).count();
    }
}
