package dev.linas.searches.run;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.device.memory.ResidentMemory;
import dev.linas.runtime.config.LayeredDefaults;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.export.ExportPool;
import dev.linas.searches.export.ExportedValues;
import dev.linas.searches.export.NetworkMaker;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.AgainFile;
import dev.linas.searches.measurement.FrontAgain;
import dev.linas.searches.measurement.LargestFile;
import dev.linas.searches.measurement.LargestNetwork;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.result.DeviceTable;
import dev.linas.searches.result.FrontText;
import dev.linas.searches.result.MeasuredAgain;
import dev.linas.searches.result.MeasuredAgainText;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.result.SpeedUp;
import dev.linas.searches.result.VolumeText;
import dev.linas.searches.text.Numbers;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints and writes the results of {@code linas run} when a search has ended. */
public final class RunReport {
    private final SearchFile search;
    private final Path data;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param data the data folder of the run
     */
    public RunReport(SearchFile search, Path data, PrintWriter out, PrintWriter err) {
        this.search = search;
        this.data = data;
        this.out = out;
        this.err = err;
    }

    /** Prints the front and what it cost. */
    public void front(SearchResult result, String took) {
        out.println();
        Set<String> toldInTurns =
                toMeasureAgain(result.spec()).stream()
                        .map(Objective::id)
                        .collect(Collectors.toSet());
        out.print(
                FrontText.table(result.spec(), result.front(), result.alsoMeasured(), toldInTurns));
        out.println();
        if (DeviceFront.isFleet(result.spec().objectives())) {
            out.println(
                    DeviceTable.of(
                            result.spec().objectives(), result.front(), result.referencePoint()));
        }
        out.printf(
                "%d evaluations (%d failed) in %d rounds, finished: %s%n",
                result.evaluations().size(),
                result.failed(),
                result.rounds(),
                result.finished().orElse("-"));
        out.printf(
                "hypervolume %s, front of %d; took %s%s%s%n",
                result.volume().map(VolumeText::of).orElse("-"),
                result.front().size(),
                took,
                measuring(result),
                residentMemory());
        out.flush();
    }

    private static String measuring(SearchResult result) {
        double seconds = result.secondsTo(Integer.MAX_VALUE);
        return seconds == 0
                ? ""
                : "; measuring, over all pools, "
                        + Numbers.duration(Duration.ofMillis((long) (1e3 * seconds)));
    }

    /**
     * Compares the front with the largest sub-network, where a known super-network has the space.
     */
    public void comparison(SearchResult result) throws InterruptedException {
        Optional<Genome> largest = FrontAgain.largest(result.spec().space(), search.pools());
        if (largest.isEmpty()
                || !SpeedUp.isOf(result.spec())
                || !LargestNetwork.isMeasurable(search.spec(), search.pools())) {
            return;
        }
        Evaluation measured = largest(largest.get());
        out.println();
        out.println(
                "Compared with the largest sub-network (measured after the search by the same"
                        + " meters, not an evaluation):");
        for (DeviceFront device : DeviceFront.of(result.spec().objectives())) {
            device.device().ifPresent(pool -> out.println(pool + ":"));
            out.print(describe(result, device, measured));
        }
        out.flush();
    }

    private static String describe(SearchResult result, DeviceFront device, Evaluation largest) {
        if (device.device().isEmpty()) {
            return SpeedUp.describe(result.spec(), result.front(), largest, result.measuredAgain());
        }
        List<Evaluation> own = ParetoFront.of(result.front(), device);
        return own.isEmpty()
                ? "nothing was measured\n"
                : SpeedUp.describe(result.spec().on(device), own, device.part(largest), List.of());
    }

    /**
     * The same result after its front was measured again, where it has an objective that differs
     * from one measurement to the next; prints which differences hold.
     *
     * @param measuring how long all measuring of the search took
     */
    public SearchResult measuredAgain(SearchResult result, Duration measuring)
            throws InterruptedException {
        List<Objective> objectives = toMeasureAgain(result.spec());
        if (objectives.isEmpty()) {
            return result;
        }
        AgainFile kept = new AgainFile(data, result.spec().id());
        Optional<List<MeasuredAgain>> earlier = kept.read(result.front());
        List<MeasuredAgain> again =
                earlier.isPresent() ? earlier.get() : again(result, objectives, measuring);
        if (earlier.isEmpty()) {
            kept.write(again);
        }
        for (MeasuredAgain each : again) {
            out.println();
            out.print(MeasuredAgainText.describe(each));
        }
        out.flush();
        return result.with(again);
    }

    /** The objectives that the front is measured again for, in turns, after the search. */
    private List<Objective> toMeasureAgain(SearchSpec spec) {
        return LargestNetwork.isMeasurable(search.spec(), search.pools())
                ? FrontAgain.objectives(spec, search.pools())
                : List.of();
    }

    private List<MeasuredAgain> again(
            SearchResult result, List<Objective> objectives, Duration measuring)
            throws InterruptedException {
        Duration budget = FrontAgain.budget(measuring);
        err.println(
                "measuring the front again, in turns, for %s at most ..."
                        .formatted(Numbers.duration(budget)));
        err.flush();
        Preparation preparation = Preparation.logged(LocalApps.datasets(data));
        try (ObjectiveMeters meters =
                ObjectiveMeters.open(search.spec(), search.pools(), preparation)) {
            return FrontAgain.measure(
                    result.spec(),
                    objectives,
                    meters,
                    result.front(),
                    FrontAgain.largest(result.spec().space(), search.pools()),
                    budget);
        } catch (InvalidPoolException | ChangedInputException e) {
            throw new UserError(e.getMessage(), e);
        }
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
                            search.spec(),
                            search.pools(),
                            genome,
                            Preparation.logged(LocalApps.datasets(data)));
            if (measured.complete()) {
                kept.write(measured);
            }
            return measured;
        } catch (InvalidPoolException | ChangedInputException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** Writes the networks of the front to a folder, as {@code ROUND-INDEX.onnx}. */
    public void onnx(SearchResult result, Path folder) {
        NetworkMaker maker = networks();
        for (Evaluation member : result.front()) {
            String name = "%d-%d.onnx".formatted(member.round(), member.index());
            ExportedValues measured =
                    ExportedValues.of(member, search.spec().objectives(), result.alsoMeasured());
            out.println(
                    "written to " + maker.write(member.genome(), measured, folder.resolve(name)));
        }
        out.flush();
    }

    /** Prints what can be done with the front, in commands; nothing of a front without members. */
    public void next(SearchResult result) {
        if (result.front().isEmpty()) {
            return;
        }
        CandidateId first = FrontText.sorted(result.spec(), result.front()).get(0).id();
        String at =
                data.equals(Path.of(LayeredDefaults.DEFAULT_DATA)) ? "" : " --data '" + data + "'";
        String id = result.spec().id();
        out.println();
        out.printf("Next:%n");
        if (result.spec().objectives().size() > 1) {
            out.printf(
                    "  picture of the front:       ./linas front %s --plot front.svg%s%n", id, at);
        }
        out.printf("  its options by name:        ./linas front %s --format csv%s%n", id, at);
        out.printf("  why a network was chosen:   ./linas explain %s %s%s%n", id, first, at);
        if (FrontAgain.largest(result.spec().space(), search.pools()).isPresent()) {
            out.printf(
                    "  a network as a file:        ./linas export %s %s --onnx network.onnx%s%n",
                    id, first, at);
        }
        out.flush();
    }

    /**
     * Opens what can write the search's networks.
     *
     * @throws UserError if its files cannot be used
     */
    public NetworkMaker networks() {
        Path folder = Optional.ofNullable(search.file().getParent()).orElse(Path.of(""));
        return NetworkMaker.open(
                search.spec().space(),
                ExportPool.of(
                        search.spec().space(),
                        search.poolJson(),
                        folder,
                        ExportPool.Overrides.NONE));
    }

    /** The memory that all processes of this run hold now, where the system tells. */
    private static String residentMemory() {
        var bytes = ResidentMemory.ofThisProcessAndDescendants();
        return bytes.isEmpty()
                ? ""
                : ", %d MB resident in all processes".formatted(bytes.getAsLong() >> 20);
    }
}
