package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetIT {
    @TempDir Path folder;

    @Test
    void shouldGiveTheSameFrontForEachDeviceAsSimulate() throws Exception {
        ToySearch search = new ToySearch(folder);
        String table = Files.readString(folder.resolve("table.csv"));
        Files.writeString(folder.resolve("board.csv"), table.replace("a,b,c,d,", "d,c,b,a,"));
        search.rewrite(
                yaml ->
                        yaml.replace("pool: phone,", "per: pool, pools: [phone, board],")
                                + """
                                  board:
                                    {meter: table, file: board.csv, genome: [a, b, c, d],
                                     metrics: {latency_ms: lat}}
                                """);

        LinasCli.Outcome run = search.run().succeeded();

        JsonNode result = search.result();
        assertThat(result.at("/devices/0/pool").asText()).isEqualTo("phone");
        assertThat(result.at("/devices/1/pool").asText()).isEqualTo("board");
        assertThat(result.at("/rounds/2/deviceHypervolumes/board"))
                .isEqualTo(result.at("/devices/1/hypervolume"));
        assertThat(run.err()).contains("| phone hypervolume", "| board hypervolume");
        assertThat(run.out()).contains("accuracy@lab, latency_ms@board");
        assertThat(result).isEqualTo(search.simulate());
    }
}
