package dev.linas.supernettrainer;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernettrainer.files.IdxFiles;
import dev.linas.supernettrainer.task.DigitTask;
import dev.linas.supernettrainer.task.FashionTask;
import dev.linas.supernettrainer.task.ImageTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** The networks that can be trained here, each with the task that it is trained on. */
final class Projects {
    private static final Map<String, TaskSource> TASKS =
            new TreeMap<>(
                    Map.of(
                            "digits-mbv3",
                            fashionMnist -> new DigitTask(),
                            "fashion-mbv3",
                            Projects::fashion));

    private Projects() {}

    /**
     * A network by name, and its task.
     *
     * @param fashionMnist folder of Fashion-MNIST, for the network that takes it
     * @throws UserError if there is no such network, or its images are not there
     */
    static Project of(String name, Path fashionMnist) throws IOException {
        TaskSource source = TASKS.get(name);
        if (source == null) {
            throw new UserError(
                    "--network %s: no such network is trained here; expected one of %s"
                            .formatted(name, TASKS.keySet()));
        }
        NetworkDescription network = NetworkCatalog.ALL.find(name).orElseThrow();
        SearchSpace space = BuiltInSpaces.find(network.space()).orElseThrow();
        return new Project(
                TrainableFamilies.find(network, space).orElseThrow(), source.open(fashionMnist));
    }

    private static ImageTask fashion(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    ("--fashion-mnist %s: there is no such folder; install Debian's package"
                                    + " dataset-fashion-mnist, or name a folder with its four"
                                    + " files (train and t10k, images and labels)")
                            .formatted(folder));
        }
        return new FashionTask(IdxFiles.read(folder, "train"), IdxFiles.read(folder, "t10k"));
    }

    /** Opens the images of a task. */
    private interface TaskSource {
        ImageTask open(Path fashionMnist) throws IOException;
    }

    /** Names of the networks, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TASKS.keySet().iterator();
        }
    }
}
