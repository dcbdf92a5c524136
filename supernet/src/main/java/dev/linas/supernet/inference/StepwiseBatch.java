package dev.linas.supernet.inference;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Examples that a model which runs in steps is run on, with what every step is given laid down.
 *
 * @param size how many examples, at least 1
 * @param once inputs that are the same at all steps
 * @param steps inputs of each step, without states
 */
public record StepwiseBatch(int size, List<NamedTensor> once, List<List<NamedTensor>> steps) {
    public StepwiseBatch {
        once = List.copyOf(once);
        steps = steps.stream().map(List::copyOf).toList();
    }

    /**
     * All that the steps of a model take on some batches, states and what runs once included.
     *
     * @return computed when it is asked for; one is valid until the next is
     */
    public static Iterable<InputBatch> inputs(StepwiseModel model, List<StepwiseBatch> batches) {
        return () -> new Inputs(model, batches.iterator());
    }

    /** What runs once takes. */
    public InputBatch first() {
        return new InputBatch(size, once);
    }

    /** Runs one step after the other. */
    private static final class Inputs implements Iterator<InputBatch> {
        private final StepwiseModel model;
        private final Iterator<StepwiseBatch> batches;
        private StepwiseBatch batch;
        private StepwiseModel.Run run;
        private int step;
        private boolean handedOut;

        Inputs(StepwiseModel model, Iterator<StepwiseBatch> batches) {
            this.model = model;
            this.batches = batches;
        }

        /** Goes on to what was not handed out; a run is closed after its last step. */
        @Override
        public boolean hasNext() {
            if (handedOut) {
                handedOut = false;
                advance();
            }
            if (run == null && batches.hasNext()) {
                batch = batches.next();
                run = model.start(batch.once(), batch.size(), 1);
                step = 0;
            }
            return run != null;
        }

        private void advance() {
            if (step + 1 < batch.steps().size()) {
                run.step(batch.steps().get(step));
                step++;
            } else {
                run.close();
                run = null;
            }
        }

        @Override
        public InputBatch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            handedOut = true;
            return new InputBatch(batch.size(), run.inputs(batch.steps().get(step)));
        }
    }
}
