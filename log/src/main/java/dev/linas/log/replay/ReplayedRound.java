package dev.linas.log.replay;

import dev.linas.proposer.tactic.Proposal;
import dev.linas.trainer.round.TrainingOutcome;
import java.util.List;

/**
 * A round that was gone through again.
 *
 * @param number of the closed round
 * @param recordedAgain whether the search went on after its end, so that the round closed twice
 * @param outcome predictors, front and hypervolume on the rows up to it
 * @param proposals candidates for the next round; empty where the search ended
 * @param foreseen how the predictors did on the rows that came next, per objective; empty where
 *     none came or nothing was fitted
 * @param alsoMeasured how many of the proposals are among those that were measured next
 * @param differences from what was recorded, for people; empty where all is equal, and with another
 *     policy
 */
public record ReplayedRound(
        int number,
        boolean recordedAgain,
        TrainingOutcome outcome,
        List<Proposal> proposals,
        List<ForesightQuality> foreseen,
        int alsoMeasured,
        List<String> differences) {
    public ReplayedRound {
        proposals = List.copyOf(proposals);
        foreseen = List.copyOf(foreseen);
        differences = List.copyOf(differences);
    }
}
