package dev.linas.tasks.translation;

import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.StepwiseModel;
import dev.linas.supernet.task.Translation;
import dev.linas.tasks.IdBuffers;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Beam search as fairseq does it (Ott et al., 2019), which HAT's numbers are of: of every sentence
 * the five likeliest beginnings go on. Of their ten likeliest continuations those that end and are
 * among the first five are set aside, the five likeliest others go on; with five set aside a
 * sentence is done. A translation has at most as many pieces as the network counts steps, its end
 * included. The best one has the largest sum of log-probabilities over its length, end included, to
 * the power 0.6; of equal ones the first that was found. Deterministic up to the rounding of ONNX
 * Runtime.
 */
final class BeamSearch {
    static final double LENGTH_PENALTY = 0.6;

    private final Translation task;

    BeamSearch(Translation task) {
        this.task = task;
    }

    /**
     * Translates sentences, all at once.
     *
     * @param sources a tensor [sentences, length] of their pieces
     * @param count how many sentences
     * @return pieces of the best translation of each, without begin and end
     * @throws dev.linas.tasks.NotFiniteException if a logit is no finite number
     */
    List<List<Integer>> translate(StepwiseModel model, NamedTensor sources, int count) {
        List<SentenceBeams> sentences = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            sentences.add(new SentenceBeams(task, s * Translation.BEAMS));
        }
        try (StepwiseModel.Run run = model.start(List.of(sources), count, Translation.BEAMS)) {
            for (int length = 1; length <= task.targetLength(); length++) {
                FloatBuffer logits = run.step(inputs(sentences, length));
                for (SentenceBeams sentence : sentences) {
                    sentence.advance(logits, length);
                }
                if (sentences.stream().allMatch(SentenceBeams::isDone)) {
                    break;
                }
                run.continueFrom(sentences.stream().flatMapToInt(SentenceBeams::parents).toArray());
            }
        }
        return sentences.stream().map(SentenceBeams::best).toList();
    }

    private List<NamedTensor> inputs(List<SentenceBeams> sentences, int length) {
        long[] tokens = sentences.stream().flatMapToLong(SentenceBeams::tokens).toArray();
        return inputs(task, tokens, length - 1);
    }

    /**
     * The inputs of a step.
     *
     * @param tokens of every row the piece before
     * @param step counted from 0
     */
    static List<NamedTensor> inputs(Translation task, long[] tokens, int step) {
        List<NamedTensor> inputs = new ArrayList<>();
        inputs.add(IdBuffers.tensor(task.token(), tokens, tokens.length));
        task.place()
                .ifPresent(
                        place -> {
                            long[] places = new long[tokens.length];
                            Arrays.fill(places, step);
                            inputs.add(IdBuffers.tensor(place, places, places.length));
                        });
        return inputs;
    }
}
