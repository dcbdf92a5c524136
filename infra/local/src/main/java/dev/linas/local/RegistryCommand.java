package dev.linas.local;

import dev.linas.local.child.BoundToParent;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of the registry's process: a small, quickly started JVM with its data in an H2
 * file.
 */
final class RegistryCommand {
    /**
     * The last Java whose diagnostic options were tried: one that has lost them would not start.
     */
    private static final int LAST_KNOWN_JAVA = 25;

    private RegistryCommand() {}

    /**
     * Command that runs the registry for as long as its standard input stays open, over the
     * database in its working directory.
     *
     * @param port port of 127.0.0.1
     */
    static List<String> of(RegistryHome home, int port) {
        // One that does not fit the jars is ignored, but a missing one would switch off Java's own
        // archive, too.
        boolean archived = Files.exists(home.archive());
        return command(home, archived ? sharing(home) : List.of(), port);
    }

    private static List<String> sharing(RegistryHome home) {
        List<String> options = new ArrayList<>();
        if (Runtime.version().feature() <= LAST_KNOWN_JAVA) {
            // Else it is mapped at a random address, and every pointer in it is patched at each
            // start.
            options.add("-XX:+UnlockDiagnosticVMOptions");
            options.add("-XX:ArchiveRelocationMode=0");
        }
        options.add("-XX:SharedArchiveFile=" + home.archive());
        return options;
    }

    /**
     * Likewise, but the process writes an archive of the classes it has loaded when it is told to
     * end.
     */
    static List<String> writingArchive(RegistryHome home, Path archive, int port) {
        return command(home, List.of("-XX:ArchiveClassesAtExit=" + archive), port);
    }

    private static List<String> command(RegistryHome home, List<String> sharing, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xshare:auto");
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error:stderr");
        command.add("-Xlog:cds=off:stderr"); // an archive that does not fit is no error
        command.addAll(sharing);
        command.addAll(jvm());
        settings(port).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-cp");
        command.add(home.child() + File.pathSeparator + home.runner());
        command.add(BoundToParent.class.getName());
        command.add(home.mainClass());
        return command;
    }

    private static List<String> jvm() {
        return List.of(
                "-Xms48m",
                "-Xmx192m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError");
    }

    private static Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("quarkus.http.host", "127.0.0.1"),
                Map.entry("quarkus.http.port", Integer.toString(port)),
                Map.entry("quarkus.http.access-log.enabled", "false"),
                Map.entry(
                        "quarkus.log.console.format",
                        "%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{2.}] %s%e%n"),
                Map.entry("quarkus.banner.enabled", "false"),
                Map.entry("apicurio.storage.kind", "sql"),
                Map.entry("apicurio.storage.sql.kind", "h2"),
                Map.entry("apicurio.datasource.url", RegistryDatabase.url()),
                // On a busy machine the first connection takes longer than the default of 5 s.
                Map.entry("quarkus.datasource.h2.jdbc.acquisition-timeout", "60S"),
                Map.entry("apicurio.datasource.jdbc.initial-size", "2"),
                Map.entry("apicurio.datasource.jdbc.min-size", "2"),
                Map.entry("apicurio.datasource.jdbc.max-size", "8"),
                // The second and third data source exist only for its git-ops storage.
                Map.entry("apicurio.datasource.blue.jdbc.initial-size", "0"),
                Map.entry("apicurio.datasource.blue.jdbc.min-size", "0"),
                Map.entry("apicurio.datasource.green.jdbc.initial-size", "0"),
                Map.entry("apicurio.datasource.green.jdbc.min-size", "0"),
                Map.entry("apicurio.logconfigjob.every", "10m"));
    }
}
