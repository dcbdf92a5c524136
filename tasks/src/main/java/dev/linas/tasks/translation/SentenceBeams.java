package dev.linas.tasks.translation;

import dev.linas.supernet.task.Translation;
import dev.linas.tasks.Logits;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The beams of one sentence; each has a row of the model's. Not thread-safe. */
final class SentenceBeams {
    private final Translation task;
    private final int firstRow;
    private final List<Ended> ended = new ArrayList<>();
    private List<Beam> beams;

    /**
     * A beginning of a translation.
     *
     * @param sum of the log-probabilities of its pieces
     * @param pieces without the one that begins all
     * @param parent row of the beginning that it goes on from
     */
    private record Beam(double sum, List<Integer> pieces, int parent) {
        Beam with(Next next, int row) {
            List<Integer> longer = new ArrayList<>(pieces);
            longer.add(next.piece());
            return new Beam(next.sum(), longer, row);
        }
    }

    private record Ended(double score, List<Integer> pieces) {}

    /**
     * A piece that may come next.
     *
     * @param beam index of the beam that it continues
     */
    private record Next(double sum, int beam, int piece) {}

    /**
     * @param firstRow of as many as there are beams
     */
    SentenceBeams(Translation task, int firstRow) {
        this.task = task;
        this.firstRow = firstRow;
        this.beams = List.of(new Beam(0, List.of(), firstRow));
    }

    boolean isDone() {
        return ended.size() >= Translation.BEAMS;
    }

    /** The piece that each row takes next. */
    LongStream tokens() {
        return LongStream.range(0, Translation.BEAMS)
                .map(b -> b < beams.size() ? last(beams.get((int) b)) : task.pad());
    }

    private int last(Beam beam) {
        List<Integer> pieces = beam.pieces();
        return pieces.isEmpty() ? task.begin() : pieces.get(pieces.size() - 1);
    }

    /** The row that each row goes on from. */
    IntStream parents() {
        return IntStream.range(0, Translation.BEAMS)
                .map(b -> b < beams.size() ? beams.get(b).parent() : firstRow);
    }

    /**
     * Lets the likeliest continuations go on and sets aside those that end.
     *
     * @param logits of all rows
     * @param length pieces with the next one
     * @throws dev.linas.tasks.NotFiniteException if a logit of these beams is no finite number
     */
    void advance(FloatBuffer logits, int length) {
        if (isDone()) {
            return;
        }
        List<Beam> following = new ArrayList<>();
        List<Next> likeliest = likeliest(logits, length);
        for (int rank = 0; rank < likeliest.size(); rank++) {
            Next next = likeliest.get(rank);
            Beam beam = beams.get(next.beam());
            if (next.piece() != task.end()) {
                if (following.size() < Translation.BEAMS) {
                    following.add(beam.with(next, firstRow + next.beam()));
                }
            } else if (rank < Translation.BEAMS && !isDone()) {
                ended.add(
                        new Ended(
                                next.sum() / StrictMath.pow(length, BeamSearch.LENGTH_PENALTY),
                                beam.pieces()));
            }
        }
        beams = following;
    }

    /** Twice as many as there are beams, the likeliest first. */
    private List<Next> likeliest(FloatBuffer logits, int length) {
        int most = 2 * Translation.BEAMS;
        List<Next> best = new ArrayList<>();
        int vocabulary = task.pieces().size();
        for (int b = 0; b < beams.size(); b++) {
            int begin = (firstRow + b) * vocabulary;
            double rest = beams.get(b).sum() - Logits.logarithmOfSum(logits, begin, vocabulary);
            for (int piece = 0; piece < vocabulary; piece++) {
                double sum = rest + logits.get(begin + piece);
                boolean full = best.size() == most;
                if (mayCome(piece, length) && !(full && best.get(most - 1).sum() >= sum)) {
                    insert(best, new Next(sum, b, piece), most);
                }
            }
        }
        return best;
    }

    private boolean mayCome(int piece, int length) {
        return piece == task.end()
                || (length < task.targetLength() && piece != task.pad() && piece != task.begin());
    }

    private static void insert(List<Next> best, Next next, int most) {
        int place = best.size();
        while (place > 0 && best.get(place - 1).sum() < next.sum()) {
            place--;
        }
        best.add(place, next);
        if (best.size() > most) {
            best.remove(most);
        }
    }

    /** Pieces of the best translation; none if there is none. */
    List<Integer> best() {
        Ended best = new Ended(Double.NEGATIVE_INFINITY, List.of());
        for (Ended one : ended) {
            best = one.score() > best.score() ? one : best;
        }
        return best.pieces();
    }
}
