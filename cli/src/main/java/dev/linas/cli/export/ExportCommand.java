package dev.linas.cli.export;

import dev.linas.cli.search.StoredStreamOptions;
import dev.linas.core.search.CandidateId;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.local.StreamAccess;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.export.BundledFiles;
import dev.linas.searches.export.ExportPool;
import dev.linas.searches.export.ExportedValues;
import dev.linas.searches.export.NamedGenome;
import dev.linas.searches.export.NetworkMaker;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.stream.CandidateIdConverter;
import dev.linas.searches.stream.SearchRecords;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas export}. */
@Command(
        name = "export",
        description = {
            "Writes a sub-network as an ONNX file.",
            "It is named as a candidate of a search, or by its genome. Of a run that has ended,"
                    + " broker and",
            "registry are started for as long as it takes; a search file with a genome needs"
                    + " neither."
        },
        footer = {
            "",
            "Examples:",
            "  linas export digits 12/3 --onnx network.onnx",
            "  linas export search.yaml --genome 2,0,1,1 --onnx network.onnx"
        })
public final class ExportCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "SEARCH",
            description = "Id of a search, or a search file.")
    private String search;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ROUND/INDEX",
            converter = CandidateIdConverter.class,
            description = "The candidate, as 'linas front' names it.")
    private CandidateId candidate;

    @Option(
            names = "--genome",
            paramLabel = "I,I,...",
            description = "In place of a candidate: the index of the option of every variable.")
    private String genome;

    @Option(
            names = "--onnx",
            required = true,
            paramLabel = "FILE",
            description = "The file to write.")
    private Path onnx;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "Weights of the super-network. Default: those that a pool of the search names.")
    private Path weights;

    @Option(
            names = "--calibration",
            paramLabel = "PATH",
            description =
                    "Images on which batch-norm statistics are measured. Default: those that the"
                            + " pool names.")
    private Path calibration;

    @Mixin private StoredStreamOptions stored;

    /** The sub-network to export, with the files that the search names. */
    private record Wanted(
            SearchSpace space,
            Genome genome,
            ExportedValues measured,
            Map<String, String> pools,
            Path folder) {}

    @Override
    public Integer call() throws InterruptedException {
        if ((candidate == null) == (genome == null)) {
            throw new UserError(
                    "name one sub-network: a candidate as ROUND/INDEX, or --genome; there is %s"
                            .formatted(candidate == null ? "neither" : "both"));
        }
        Wanted wanted = wanted();
        ExportPool.Overrides overrides =
                new ExportPool.Overrides(
                        Optional.ofNullable(weights), Optional.ofNullable(calibration));
        ExportPool pool = ExportPool.of(wanted.space(), wanted.pools(), wanted.folder(), overrides);
        String written =
                NetworkMaker.open(wanted.space(), pool)
                        .write(wanted.genome(), wanted.measured(), onnx);
        PrintWriter out = command.commandLine().getOut();
        out.println(written);
        out.flush();
        return 0;
    }

    private Wanted wanted() throws InterruptedException {
        Path file = Path.of(search);
        if (!Files.isRegularFile(file)) {
            return fromStream();
        }
        SearchFile read = SearchFile.read(file, ForeignPools.ALLOWED);
        SearchSpace space = read.spec().space();
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        if (genome != null) {
            Genome asked = NamedGenome.parse(space, genome);
            return new Wanted(space, asked, ExportedValues.NONE, read.poolJson(), folder);
        }
        String id = read.spec().id();
        try (StreamAccess stream = open()) {
            Search started = SearchRecords.at(stream.connection()).get(id).search();
            if (!started.getSpaceDigest().equals(space.digest())) {
                throw new UserError(
                        ("search '%s' was started with another space than that of %s; name"
                                        + " the search by its id, with --weights")
                                .formatted(id, search));
            }
            Genome asked = NamedGenome.ofCandidate(stream.snapshot(), id, candidate);
            ExportedValues measured = ExportedValues.of(stream.snapshot(), id, asked);
            return new Wanted(space, asked, measured, read.poolJson(), folder);
        }
    }

    private Wanted fromStream() throws InterruptedException {
        try (StreamAccess stream = open()) {
            Search started = SearchRecords.at(stream.connection()).get(search).search();
            SearchSpace space = SearchMapper.toSpec(started).space();
            Genome asked =
                    genome == null
                            ? NamedGenome.ofCandidate(stream.snapshot(), search, candidate)
                            : NamedGenome.parse(space, genome);
            return new Wanted(
                    space,
                    asked,
                    ExportedValues.of(stream.snapshot(), search, asked),
                    started.getPools(),
                    BundledFiles.folderOf(space.name()));
        }
    }

    private StreamAccess open() throws InterruptedException {
        return stored.open(command.commandLine().getErr());
    }
}
