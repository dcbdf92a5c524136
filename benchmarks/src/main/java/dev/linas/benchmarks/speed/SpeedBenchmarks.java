package dev.linas.benchmarks.speed;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the speed benchmarks with figures of allocation. Arguments are those of JMH, e.g. {@code
 * RoundBenchmark.round -p rows=500}.
 */
public final class SpeedBenchmarks {
    private SpeedBenchmarks() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
        if (given.getIncludes().isEmpty()) {
            options.include("dev\\.linas\\.benchmarks\\.speed\\..*");
        }
        new Runner(options.addProfiler(GCProfiler.class).build()).run();
    }
}
