package dev.linas.supernettrainer.task;

import java.util.HashMap;
import java.util.Map;

/**
 * A task that draws the first images of every seed only once: for many trainings on the same
 * images. Not thread-safe.
 */
public final class RememberedTask implements ImageTask {
    private final ImageTask task;
    private final int images;
    private final Map<Long, LabelledImages> drawn = new HashMap<>();

    /**
     * @param images how many images of a seed are kept; others are drawn anew
     */
    public RememberedTask(ImageTask task, int images) {
        this.task = task;
        this.images = images;
    }

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public int classes() {
        return task.classes();
    }

    @Override
    public int size() {
        return task.size();
    }

    @Override
    public LabelledImages judging(ImageSet set, int first, int count) {
        return task.judging(set, first, count);
    }

    @Override
    public LabelledImages draw(long seed, long first, int count) {
        if (first + count > images) {
            return task.draw(seed, first, count);
        }
        LabelledImages all = drawn.computeIfAbsent(seed, key -> task.draw(key, 0, images));
        return all.slice((int) first, (int) first + count);
    }
}
