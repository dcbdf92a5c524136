package dev.linas.benchmarks.recovery;

import dev.linas.runtime.topic.TopicRecord;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Archive;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Round;
import dev.linas.schemas.Row;
import dev.linas.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * All that a search has come to: every row and the front of every closed round, in the order in
 * which they were closed. Two searches of one seed come to the same.
 *
 * @param lines one for a row, a point of a front, or the close of a round
 */
record SearchOutcome(List<String> lines) {
    SearchOutcome {
        lines = List.copyOf(lines);
    }

    /** The outcome of a search as the stream holds it. */
    static SearchOutcome of(TopicSnapshot topics, String search) {
        return of(
                topics.all(Topics.ROUNDS, search::equals).stream()
                        .map(TopicRecord::value)
                        .toList());
    }

    /** The outcome of closed rounds. */
    static SearchOutcome of(List<Round> rounds) {
        List<String> lines = new ArrayList<>();
        for (Round round : rounds) {
            for (Row row : round.getRows()) {
                lines.add(
                        "row %d/%d %s %s"
                                .formatted(
                                        row.getRound(),
                                        row.getIndex(),
                                        hex(row.getGenome()),
                                        row.getValues()));
            }
            Archive archive = round.getArchive();
            for (FrontPoint point : archive.getFront()) {
                lines.add(
                        "front %d/%d %s %s"
                                .formatted(
                                        point.getRound(),
                                        point.getIndex(),
                                        hex(point.getGenome()),
                                        point.getValues()));
            }
            lines.add(
                    "round %d: %d evaluations, %d failed, hypervolume %s, %s"
                            .formatted(
                                    round.getNumber(),
                                    archive.getEvaluations(),
                                    archive.getFailed(),
                                    archive.getHypervolume(),
                                    round.getFinished() ? round.getFinishReason() : "open"));
        }
        return new SearchOutcome(lines);
    }

    private static String hex(ByteBuffer genome) {
        byte[] bytes = new byte[genome.remaining()];
        genome.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The first line in which they differ, for people; empty if they are equal. */
    String differenceTo(SearchOutcome other) {
        for (int i = 0; i < Math.max(lines.size(), other.lines.size()); i++) {
            String here = i < lines.size() ? lines.get(i) : "nothing";
            String there = i < other.lines.size() ? other.lines.get(i) : "nothing";
            if (!here.equals(there)) {
                return "'%s' instead of '%s'".formatted(here, there);
            }
        }
        return "";
    }
}
