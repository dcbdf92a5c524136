package dev.linas.cli.doctor;

import dev.linas.cli.output.FormatOptions;
import dev.linas.local.MachineChecks;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.runtime.config.LayeredDefaults;
import dev.linas.runtime.doctor.Finding;
import dev.linas.runtime.doctor.StreamChecks;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.doctor.MeasuringChecks;
import dev.linas.searches.text.Tables;
import dev.linas.searches.text.TextTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas doctor}. */
@Command(
        name = "doctor",
        description = {
            "Looks for what is in the way of Linas on this machine and its stream.",
            "Broker and registry are looked at if their addresses are known. It changes nothing,"
                    + " but asks the broker for the time by a tombstone that nobody reads.",
            "Exit codes: 0, or 1 when there is a problem; a warning is none."
        },
        footer = {
            "",
            "Examples:",
            "  linas doctor",
            "  linas doctor --bootstrap kafka:9092 --registry http://registry:8080 --format json"
        })
public final class DoctorCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = LayeredDefaults.DEFAULT_DATA,
            description = "Folder of the state of local runs. Default: ${DEFAULT-VALUE}.")
    private Path data;

    @Mixin private ConnectionOptions connection;
    @Mixin private FormatOptions format;

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = new ArrayList<>(new MachineChecks(data).findings());
        findings.addAll(MeasuringChecks.findings());
        if (connection.isGiven()) {
            findings.addAll(streamFindings());
        }
        format.print(command.commandLine().getOut(), () -> table(findings), () -> text(findings));
        return count(findings, Finding.Level.PROBLEM) == 0 ? ExitCodes.OK : ExitCodes.FAILURE;
    }

    private List<Finding> streamFindings() throws InterruptedException {
        try {
            return new StreamChecks(connection.connection(), Clock.systemUTC()).findings();
        } catch (UserError e) {
            return List.of(Finding.problem("addresses", e.getMessage(), "give both"));
        }
    }

    private static Tables table(List<Finding> findings) {
        TextTable table = new TextTable("check", "level", "found", "remedy");
        findings.forEach(f -> table.row(f.check(), level(f), f.found(), f.remedy()));
        return Tables.of(table);
    }

    private String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append("%-8s %s: %s".formatted(level(finding), finding.check(), finding.found()));
            text.append(finding.remedy().isEmpty() ? "" : "; " + finding.remedy()).append('\n');
        }
        long problems = count(findings, Finding.Level.PROBLEM);
        long warnings = count(findings, Finding.Level.WARNING);
        text.append(
                "\n%d checks: %d problems, %d warnings\n"
                        .formatted(findings.size(), problems, warnings));
        if (!connection.isGiven()) {
            text.append(
                    "No broker was looked at; --bootstrap and --registry name one, and that of a"
                            + " './linas local' or './linas run' is found by itself.\n");
        }
        return text.toString();
    }

    private static String level(Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
