package dev.linas.searches.stream;

import dev.linas.schemas.Archive;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.TestSpaces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches in all the states that their records can tell, for tests. */
public final class SearchStates {
    private SearchStates() {}

    /** The search {@code toy} of budget 20 with these records. */
    public static SearchState state(Optional<Round> lastRound, Command... commands) {
        Search search =
                SearchMapper.toRecord(
                        TestSpaces.spec(), Optional.empty(), 1.0, Map.of(), Instant.EPOCH, "1");
        return new SearchState(search, lastRound, List.of(commands));
    }

    /** Its round 3; open-ended where the reason is null. */
    public static Optional<Round> closed(int evaluations, FinishReason reason) {
        return Optional.of(
                Round.newBuilder()
                        .setSearchId("toy")
                        .setNumber(3)
                        .setRows(List.of())
                        .setPredictors(List.of())
                        .setArchive(
                                new Archive(
                                        "toy", 3, evaluations, 0, List.of(), 0.0, null, List.of()))
                        .setWanted(List.of())
                        .setBudget(20)
                        .setClosedBy(ClosedBy.COMPLETE)
                        .setFinished(reason != null)
                        .setFinishReason(reason)
                        .setClosedAt(Instant.EPOCH)
                        .setCodeVersion("1")
                        .build());
    }

    /** An order without settings, of the epoch. */
    public static Command order(CommandKind kind) {
        return new Command("c-" + kind, "toy", Instant.EPOCH, kind, null, null, null);
    }

    /** An order for a larger budget. */
    public static Command extension(int budget) {
        return new Command(
                "c", "toy", Instant.EPOCH, CommandKind.EXTEND_BUDGET, budget, null, null);
    }
}
