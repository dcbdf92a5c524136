package dev.linas.searches.run;

import dev.linas.searches.stream.SearchProgress;
import dev.linas.searches.text.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells what a search waits for, for whom and since when: a pool that nobody serves, and a search
 * that stands still though its pools are served. Each wait is told when it has lasted for a while,
 * again whenever it has lasted twice as long, and when it is over. Not thread-safe.
 */
public final class WaitNotices {
    private static final Duration UNSERVED = Duration.ofSeconds(20);
    private static final Duration STILL = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Waits that last, by what is waited for. */
    private final Map<String, Wait> waits = new TreeMap<>();

    private List<Integer> standing = List.of();
    private Instant movedAt;

    /**
     * @param now when the search began to be followed
     */
    public WaitNotices(Instant now) {
        movedAt = now;
    }

    /** The notices that are due now, a line each; mostly none. */
    public List<String> tell(SearchProgress progress, Instant now) {
        List<String> lines = new ArrayList<>();
        boolean served = true;
        for (Map.Entry<String, Integer> pool : progress.workersByPool(now).entrySet()) {
            boolean nobody = pool.getValue() == 0;
            served &= !nobody;
            String what = "pool " + pool.getKey();
            if (nobody) {
                Wait wait = waits.computeIfAbsent(what, w -> new Wait(now, UNSERVED));
                if (wait.isDue(now)) {
                    lines.add(unserved(progress, pool.getKey(), wait, now));
                }
            } else {
                over(what, "is served again", now, lines);
            }
        }
        List<Integer> stand =
                List.of(progress.openRound(), progress.evaluations(), progress.openRoundSize());
        if (!stand.equals(standing) || !served) {
            standing = stand;
            movedAt = now;
            over("search", "goes on", now, lines);
        } else {
            Wait wait = waits.computeIfAbsent("search", w -> new Wait(movedAt, STILL));
            if (wait.isDue(now)) {
                lines.add(still(progress, wait, now));
            }
        }
        return lines;
    }

    private void over(String what, String news, Instant now, List<String> lines) {
        Wait wait = waits.remove(what);
        if (wait != null && wait.told > 0) {
            lines.add("%s %s after %s".formatted(what, news, wait.lasted(now)));
        }
    }

    private static String unserved(SearchProgress progress, String pool, Wait wait, Instant now) {
        String seen =
                progress.lastSeen(pool)
                        .map(at -> "its last evaluator was seen at " + TIME.format(at))
                        .orElse("no evaluator of it was seen yet");
        return "waiting for pool %s since %s (%s): nobody serves it; %s; %s"
                .formatted(pool, TIME.format(wait.since), wait.lasted(now), seen, open(progress));
    }

    private static String still(SearchProgress progress, Wait wait, Instant now) {
        return "waiting since %s (%s): %s; %s"
                .formatted(
                        TIME.format(wait.since),
                        wait.lasted(now),
                        waitsFor(progress),
                        open(progress));
    }

    private static String waitsFor(SearchProgress progress) {
        if (progress.openRoundSize() == 0) {
            return "the proposer has not given the candidates of round " + progress.openRound();
        }
        return progress.openRoundDone() < progress.openRoundSize()
                ? "no measurement has come in from " + progress.missingPools()
                : "the predictor-trainer has not closed round " + progress.openRound();
    }

    private static String open(SearchProgress progress) {
        return "round %d has %d of %d candidates measured or failed"
                .formatted(
                        progress.openRound(), progress.openRoundDone(), progress.openRoundSize());
    }

    /** One wait. */
    private static final class Wait {
        private final Instant since;
        private Duration next;
        private int told;

        Wait(Instant since, Duration first) {
            this.since = since;
            this.next = first;
        }

        /** Whether it has lasted long enough to be told, or to be told again. */
        boolean isDue(Instant now) {
            if (Duration.between(since, now).compareTo(next) < 0) {
                return false;
            }
            next = Duration.between(since, now).multipliedBy(2);
            told++;
            return true;
        }

        String lasted(Instant now) {
            return Numbers.duration(Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
