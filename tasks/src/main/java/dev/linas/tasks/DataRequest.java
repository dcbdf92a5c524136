package dev.linas.tasks;

import dev.linas.tasks.dataset.Preparation;
import java.nio.file.Path;

/**
 * Data that a pool names.
 *
 * @param pool name of the pool, for messages
 * @param key key of its settings that names the data, for messages
 * @param path file or folder
 * @param labelled whether it is needed what is right; if not, inputs alone will do
 * @param preparation how it is read
 */
public record DataRequest(
        String pool, String key, Path path, boolean labelled, Preparation preparation) {}
