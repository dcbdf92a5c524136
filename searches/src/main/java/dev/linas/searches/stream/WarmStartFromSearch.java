package dev.linas.searches.stream;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Archive;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import java.util.List;
import java.util.Optional;

/** Lets a search begin with the front of another one. Pure. */
public final class WarmStartFromSearch {
    private WarmStartFromSearch() {}

    /**
     * The search with the front of the other one as it stands: what the other one finds later
     * changes nothing any more.
     *
     * @param other the other search
     * @param archive its archive; empty before its first closed round
     * @throws UserError if its space is another one, or nothing was measured yet
     */
    static Search of(Search given, Search other, Optional<Archive> archive) {
        if (!other.getSpaceDigest().equals(given.getSpaceDigest())) {
            throw new UserError(
                    "search '%s' is of the space '%s', content %s; expected a search of '%s', content %s"
                            .formatted(
                                    other.getSearchId(),
                                    other.getSpaceName(),
                                    other.getSpaceDigest(),
                                    given.getSpaceName(),
                                    given.getSpaceDigest()));
        }
        List<FrontPoint> front = archive.map(Archive::getFront).orElse(List.of());
        if (front.isEmpty()) {
            throw new UserError(
                    ("search '%s' has no front yet; wait until it has closed a round ('linas search"
                                    + " show %s'), or leave 'warm_start' out")
                            .formatted(other.getSearchId(), other.getSearchId()));
        }
        Strategy.Builder strategy =
                given.getStrategy() == null
                        ? Strategy.newBuilder()
                        : Strategy.newBuilder(given.getStrategy());
        return Search.newBuilder(given)
                .setStrategy(
                        strategy.setWarmStart(front.stream().map(FrontPoint::getGenome).toList())
                                .build())
                .build();
    }
}
