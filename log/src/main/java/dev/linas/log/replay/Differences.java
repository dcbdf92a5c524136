package dev.linas.log.replay;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.search.SearchSpec;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.PredictorMapper;
import dev.linas.trainer.round.TrainingOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The differences between a replay and the record, a line each for people. */
final class Differences {
    private final Round recorded;
    private final List<String> found = new ArrayList<>();

    private Differences(Round recorded) {
        this.recorded = recorded;
    }

    /**
     * Compares predictors, archive and next candidates to the last bit.
     *
     * @param candidates those recorded of the next round; empty where none was written
     * @param proposals those of the replay
     */
    static List<String> between(
            SearchSpec spec,
            Round recorded,
            List<Candidate> candidates,
            TrainingOutcome outcome,
            List<Proposal> proposals) {
        Differences differences = new Differences(recorded);
        differences.predictors(spec, outcome.predictors());
        differences.archive(spec, outcome);
        if (!candidates.isEmpty()) {
            differences.candidates(candidates, proposals);
        }
        return differences.found;
    }

    private void predictors(SearchSpec spec, List<FittedPredictor> fitted) {
        List<Predictor> replayed = new ArrayList<>();
        for (int o = 0; o < fitted.size(); o++) {
            replayed.add(
                    PredictorMapper.toRecord(
                            spec.id(),
                            recorded.getNumber(),
                            spec.objectives().get(o),
                            fitted.get(o)));
        }
        compare("number of predictors", recorded.getPredictors().size(), replayed.size());
        for (int o = 0; o < Math.min(replayed.size(), recorded.getPredictors().size()); o++) {
            if (!replayed.get(o).equals(recorded.getPredictors().get(o))) {
                add("the predictor of " + spec.objectives().get(o).id() + " differs");
            }
        }
    }

    private void archive(SearchSpec spec, TrainingOutcome outcome) {
        Archive archive = recorded.getArchive();
        compare("evaluations", archive.getEvaluations(), outcome.evaluations());
        compare("failed evaluations", archive.getFailed(), outcome.failed());
        compare("hypervolume", archive.getHypervolume(), outcome.hypervolume());
        compare(
                "reference point",
                archive.getReferencePoint(),
                outcome.referencePoint().orElse(null));
        compare(
                "end",
                recorded.getFinishReason() == null ? null : recorded.getFinishReason().name(),
                outcome.finishReason().map(Enum::name).orElse(null));
        if (!archive.getFront()
                .equals(EvaluationMapper.toFrontPoints(outcome.front(), spec.objectives()))) {
            add("the front differs");
        }
    }

    private void candidates(List<Candidate> candidates, List<Proposal> proposals) {
        compare("number of next candidates", candidates.size(), proposals.size());
        for (int i = 0; i < Math.min(candidates.size(), proposals.size()); i++) {
            Candidate candidate = candidates.get(i);
            Proposal proposal = proposals.get(i);
            if (!GenomeMapper.toGenome(candidate.getGenome()).equals(proposal.genome())) {
                add(
                        "the next candidate %d is %s, not %s"
                                .formatted(
                                        i,
                                        proposal.genome(),
                                        GenomeMapper.toGenome(candidate.getGenome())));
                return;
            }
            if (!Objects.equals(candidate.getPredicted(), proposal.predicted().orElse(null))
                    || candidate.getRepeat() != proposal.repeat()
                    || !candidate
                            .getProvenance()
                            .getOrigin()
                            .name()
                            .equals(proposal.origin().name())) {
                add("the next candidate %d was chosen otherwise".formatted(i));
                return;
            }
        }
    }

    private void compare(String what, Object inRecord, Object inReplay) {
        if (!Objects.equals(inRecord, inReplay)) {
            add("%s: %s, recorded %s".formatted(what, inReplay, inRecord));
        }
    }

    private void add(String difference) {
        found.add("round %d: %s".formatted(recorded.getNumber(), difference));
    }
}
