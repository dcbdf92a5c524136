package dev.linas.evaluator.pool;

import static dev.linas.evaluator.PoolFixture.json;
import static dev.linas.evaluator.PoolFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.evaluator.meter.command.CommandSettings;
import dev.linas.evaluator.meter.lookup.LookupSettings;
import dev.linas.evaluator.meter.table.TableSettings;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSettingsTest {
    private static final Path BASE = Path.of("searches");

    @Test
    void shouldNameEveryMeterWhereAFileNamesAnother() {
        assertThatThrownBy(() -> settings("p", "{'meter':'abacus'}", BASE))
                .hasMessageContaining("'meter' is \"abacus\"; expected " + Meters.ALL.expected());
    }

    @Test
    void shouldUseDefaultsForWhatIsLeftOut() {
        PoolSettings settings =
                settings("p", "{'meter':'command','command':['x'],'metrics':['m']}", BASE);

        assertThat(settings.workers()).isEqualTo(1);
        assertThat(settings.device()).isEmpty();
        assertThat(settings.heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.meter())
                .isEqualTo(
                        new CommandSettings(
                                List.of("x"),
                                List.of("m"),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(60),
                                Optional.empty(),
                                BASE));
    }

    @Test
    void shouldReadEveryCommonKey() {
        PoolSettings settings =
                settings(
                        "p",
                        "{'meter':'lookup-table','file':'t.json','metrics':['m'],'workers':3,"
                                + "'device':'gpu0','heartbeat':'250ms'}",
                        BASE);

        assertThat(settings)
                .isEqualTo(
                        new PoolSettings(
                                "p",
                                new LookupSettings(BASE.resolve("t.json"), List.of("m")),
                                3,
                                Optional.of("gpu0"),
                                Duration.ofMillis(250)));
    }

    @Test
    void shouldResolveFilesAgainstTheFolderOfTheSearchFile() {
        PoolSettings settings =
                settings(
                        "p",
                        "{'meter':'table','file':'../d/t.csv','genome':['x'],'metrics':{'m':'c'},"
                                + "'simulated_delay':'100ms'}",
                        BASE);

        assertThat(settings.meter())
                .isEqualTo(
                        new TableSettings(
                                Path.of("d", "t.csv"),
                                List.of("x"),
                                Map.of("m", "c"),
                                Duration.ofMillis(100)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'meter':'abacus'} | 'meter' is \"abacus\"; expected one of command,",
                "{'workers':2} | 'meter' is missing; expected one of command,",
                "{'meter':7} | 'meter' is 7; expected one of command,",
                "{'meter':'command','command':['x'],'metrics':['m'],'wrokers':2} | unknown key"
                        + " 'wrokers'; known are command, device,",
                "{'meter':'command','command':['x'],'metrics':['m'],'workers':0} | 'workers' is 0;"
                        + " expected a whole number from 1 to 1000",
                "{'meter':'command','command':['x'],'metrics':['m'],'workers':1001} | 'workers' is"
                        + " 1001; expected a whole number from 1 to 1000",
                "{'meter':'command','command':['x'],'metrics':['m'],'workers':'two'} | 'workers' is"
                        + " \"two\"; expected a whole number from 1 to 1000",
                "{'meter':'command','command':['x'],'metrics':['m'],'device':'a/b'} | 'device' is"
                        + " \"a/b\"; expected a name: 1 to 100 letters",
                "{'meter':'command','command':['x'],'metrics':['m'],'timeout':60} | 'timeout' is"
                        + " 60; expected a duration such as 100ms",
                "{'meter':'command','command':['x'],'metrics':['m'],'heartbeat':'0s'} | 'heartbeat'"
                    + " is \"0s\"; expected a duration such as 100ms, 60s, 5m, 2h or 1d, above 0",
                "{'meter':'command','command':'x','metrics':['m']} | 'command' is \"x\"; expected a"
                        + " list of texts",
                "{'meter':'command','command':['x'],'metrics':['m','m']} | 'metrics' is"
                        + " [\"m\",\"m\"]; expected a list of texts that names nothing twice",
                "{'meter':'command','command':['x'],'metrics':[3]} | 'metrics[0]' is 3; expected a"
                        + " text (put it in quotes)",
                "{'meter':'command','command':['x']} | 'metrics' is missing; expected a list",
                "{'meter':'table','file':'f','genome':['a'],'metrics':['m']} | 'metrics' is"
                        + " [\"m\"]; expected a mapping from text to text",
                "{'meter':'table','file':'f','genome':['a'],'metrics':{'m':3}} | 'metrics.m' is 3;"
                        + " expected a text",
                "[] | is []; expected the settings of a pool"
            })
    void shouldNamePoolKeyValueAndWhatIsExpected(String entry, String message) {
        assertThatThrownBy(() -> settings("phone", entry, BASE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageStartingWith("pool phone: ")
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAPoolNameThatNoTopicCanHave() {
        assertThatThrownBy(() -> PoolSettings.parse("my pool", json("{}"), BASE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("'my pool'");
    }

    @Test
    void shouldTellAllProblemsAtOnce() {
        assertThatThrownBy(
                        () ->
                                settings(
                                        "phone",
                                        "{'meter':'command','wrokers':2,'command':[],"
                                                + "'metrics':[3],'timeout':'soon'}",
                                        BASE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageMatching(
                        """
                        pool phone: settings: unknown key 'wrokers'; known .* mean 'workers'\\?
                        pool phone: settings: 'command' is \\[]; expected a list of texts with .*
                        pool phone: settings: 'metrics\\[0]' is 3; expected a text .*
                        pool phone: settings: 'timeout' is "soon"; expected a duration .*\
                        """);
    }
}
