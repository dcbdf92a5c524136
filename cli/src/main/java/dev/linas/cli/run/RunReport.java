package dev.linas.cli.run;

import dev.linas.cli.export.ExportPool;
import dev.linas.cli.export.NetworkMaker;
import dev.linas.cli.output.JsonFile;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.fingerprint.ChangedInputException;
import dev.linas.evaluator.meter.Preparation;
import dev.linas.evaluator.settings.InvalidPoolException;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.memory.ResidentMemory;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.result.FrontText;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.result.SearchResultJson;
import dev.linas.searches.result.SpeedUp;
import dev.linas.searches.result.VolumeText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code linas run} says and writes when a search has ended. */
final class RunReport {
    private final SearchFile search;
    private final Path data;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param data the data folder of the run */
    RunReport(SearchFile search, Path data, PrintWriter out, PrintWriter err) {
        this.search = search;
        this.data = data;
        this.out = out;
        this.err = err;
    }

    /** Writes the whole result to a file. */
    void json(SearchResult result, Path file) {
        JsonFile.save(file, SearchResultJson.write(result));
        out.println("written to " + file);
        out.flush();
    }

    /** Prints the front and what it cost. */
    void front(SearchResult result, String took) {
        out.println();
        out.print(FrontText.table(result.spec(), result.front(), result.alsoMeasured()));
        out.println();
        out.printf(
                "%d evaluations (%d failed) in %d rounds, finished: %s%n",
                result.evaluations().size(),
                result.failed(),
                result.rounds(),
                result.finished().orElse("-"));
        out.printf(
                "hypervolume %s, front of %d; took %s%s%n",
                result.volume().map(VolumeText::of).orElse("-"), result.front().size(), took, residentMemory());
        out.flush();
    }

    /** Compares the front with the largest sub-network, where a known super-network has the space. */
    void comparison(SearchResult result) throws InterruptedException {
        Optional<Genome> largest = LargestNetwork.genome(result.spec().space());
        if (largest.isEmpty()
                || !SpeedUp.isOf(result.spec())
                || !LargestNetwork.isMeasurable(search)) {
            return;
        }
        Evaluation measured = largest(largest.get());
        out.println();
        out.println(
                "Compared with the largest sub-network (measured after the search by the same meters,"
                        + " not an evaluation):");
        out.print(SpeedUp.describe(result.spec(), result.front(), measured));
        out.flush();
    }

    private Evaluation largest(Genome genome) throws InterruptedException {
        LargestFile kept = new LargestFile(data, search.spec());
        Optional<Evaluation> earlier = kept.read(genome);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        err.println("measuring the largest sub-network, for comparison ...");
        err.flush();
        try {
            Evaluation measured =
                    LargestNetwork.measure(
                            search, genome, Preparation.logged(LocalApps.datasets(data)));
            if (measured.complete()) {
                kept.write(measured);
            }
            return measured;
        } catch (InvalidPoolException | ChangedInputException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** Writes the networks of the front to a folder, as {@code ROUND-INDEX.onnx}. */
    void onnx(SearchResult result, Path folder) {
        NetworkMaker maker = networks();
        for (Evaluation member : result.front()) {
            String name = "%d-%d.onnx".formatted(member.round(), member.index());
            out.println("written to " + maker.write(member.genome(), folder.resolve(name)));
        }
        out.flush();
    }

    /**
     * What can write the search's networks.
     *
     * @throws UserError if its files cannot be used
     */
    NetworkMaker networks() {
        Path folder = Optional.ofNullable(search.file().getParent()).orElse(Path.of(""));
        return NetworkMaker.open(
                search.spec().space(),
                ExportPool.of(
                        search.spec().space(),
                        search.poolJson(),
                        folder,
                        ExportPool.Overrides.NONE));
    }

    /** What all processes of this run hold in memory now, where the system tells. */
    private static String residentMemory() {
        var bytes = ResidentMemory.ofThisProcessAndDescendants();
        return bytes.isEmpty()
                ? ""
                : ", %d MB resident in all processes".formatted(bytes.getAsLong() >> 20);
    }
}
