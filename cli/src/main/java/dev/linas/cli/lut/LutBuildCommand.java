package dev.linas.cli.lut;

import dev.linas.cli.output.FormatOptions;
import dev.linas.core.config.DurationText;
import dev.linas.device.Device;
import dev.linas.device.latency.LatencyProtocol;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.lut.LookupTable;
import dev.linas.searches.lut.LookupTableBuilder;
import dev.linas.searches.lut.LookupTableReport;
import dev.linas.searches.lut.LookupTableSettings;
import dev.linas.searches.lut.OnnxStopwatch;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.text.Tables;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas lut build}. */
@Command(
        name = "build",
        description = {
            "Measures every layer of a super-network once and writes a lookup table.",
            "Pools of kind 'lookup-table' tell latency_ms, macs and params from it.",
            "Prints how far the table is off for whole sub-networks. Nothing else should run on"
                    + " this device meanwhile."
        },
        footer = {
            "",
            "Examples:",
            "  linas lut build --network ofa-mbv3-w1.0 --output laptop.json",
            "  linas lut build --network ofa-mbv3-w1.0 --resolution 160 --threads 2 --output"
                    + " two.json"
        })
public final class LutBuildCommand implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofMillis(30);
    private static final int SAMPLES = 64;

    @Spec private CommandSpec command;
    @Mixin private LutSource source;
    @Mixin private FormatOptions format;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The table; written when all is measured.")
    private Path output;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description = "Threads of one operator. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--resolution",
            paramLabel = "PIXELS",
            description = "Height and width of the images. Default: as the network says.")
    private Integer resolution;

    @Option(
            names = "--budget",
            defaultValue = "500ms",
            paramLabel = "TIME",
            description = "Most time that one measurement takes. Default: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(
            names = "--calibrate",
            defaultValue = "20",
            paramLabel = "N",
            description = "Whole sub-networks that calibrate the sum. Default: ${DEFAULT-VALUE}.")
    private int calibrate;

    @Option(
            names = "--check",
            defaultValue = "30",
            paramLabel = "N",
            description = "Further ones that tell the error. Default: ${DEFAULT-VALUE}.")
    private int check;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "Chooses these sub-networks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--device",
            defaultValue = "this-machine",
            paramLabel = "NAME",
            description =
                    "Lock held while measuring, as the 'device' of a pool. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String device;

    @Override
    public Integer call() throws InterruptedException {
        LookupTableSettings settings = settings();
        LatencyProtocol protocol = protocol();
        OutputFile file = new OutputFile("--output", output);
        file.checkWritable();
        SuperNetwork network = source.open();
        try {
            LookupTable table = build(network, settings, protocol);
            file.save(table.json());
            format.print(
                    command.commandLine().getOut(),
                    () -> Tables.of(LookupTableReport.errors(table)),
                    () -> LookupTableReport.of(table));
            return 0;
        } catch (IllegalArgumentException | InferenceException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private LookupTable build(
            SuperNetwork network, LookupTableSettings settings, LatencyProtocol protocol)
            throws InterruptedException {
        return new LookupTableBuilder(
                        network.planner(),
                        settings,
                        new OnnxStopwatch(
                                network,
                                new SessionSettings(Provider.CPU, threads),
                                protocol,
                                device),
                        new LutProgress(command.commandLine().getErr()))
                .build(note(Device.current()));
    }

    private String note(Device of) {
        return "%s, %d cores, %s; ONNX Runtime %s, provider cpu, threads %d, batch 1."
                .formatted(of.cpu(), of.cores(), of.arch(), InferenceRuntime.version(), threads);
    }

    private LatencyProtocol protocol() {
        Duration longest =
                DurationText.parse(budget)
                        .filter(duration -> !duration.isZero())
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "--budget is '%s'; expected %s, above 0"
                                                        .formatted(budget, DurationText.EXPECTED)));
        LatencyProtocol usual = LatencyProtocol.DEFAULT;
        return new LatencyProtocol(
                WARM_UP,
                usual.warmUpRuns(),
                usual.sampleTime(),
                SAMPLES,
                longest,
                usual.width(),
                1,
                false);
    }

    private LookupTableSettings settings() {
        require(threads >= 1, "--threads is %s; expected 1 or more", threads);
        require(
                resolution == null || resolution >= 1,
                "--resolution is %s; expected 1 or more",
                resolution);
        require(calibrate >= 2, "--calibrate is %s; expected 2 or more", calibrate);
        require(check >= 2, "--check is %s; expected 2 or more", check);
        return new LookupTableSettings(
                resolution == null ? OptionalInt.empty() : OptionalInt.of(resolution),
                calibrate,
                check,
                seed);
    }

    private static void require(boolean holds, String message, Object value) {
        if (!holds) {
            throw new UserError(message.formatted(value));
        }
    }
}
