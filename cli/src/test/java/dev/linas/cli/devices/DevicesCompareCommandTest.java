package dev.linas.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.cli.CommandRun;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesCompareCommandTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeTable() throws IOException {
        Files.writeString(
                folder.resolve("t.csv"), "acc,ms@pi,ms@phone\n1,10,10\n2,20,40\n3,30,30\n");
    }

    @Test
    void shouldPrintTablesAndWriteFiles() {
        int exit = compare("--latency", "ms@*", "--csv", path("d.csv"), "--svg", path("d.svg"));

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("front of", "pi", "phone", "over 3 sub-networks");
        assertThat(folder.resolve("d.csv")).content().contains("phone,pi,2,");
        assertThat(folder.resolve("d.svg")).content().startsWith("<svg ");
    }

    @Test
    void shouldSayWhatIsWrong() {
        compare("--latency", "ms@fone");
        compare("--latency", "ms@pi");
        compare("--latency", "ms@*", "--goal", "best");

        assertThat(err.toString())
                .contains("--latency is 'ms@fone'", "it has acc, ms@pi, ms@phone")
                .contains("--latency is [ms@pi], one device; expected two or more columns")
                .contains("--goal is 'best'; expected maximize or minimize");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int compare(String... options) {
        List<String> all = new ArrayList<>(List.of("devices", "compare", path("t.csv")));
        all.addAll(List.of("--quality", "acc"));
        all.addAll(List.of(options));
        return CommandRun.linas(out, err, all);
    }
}
