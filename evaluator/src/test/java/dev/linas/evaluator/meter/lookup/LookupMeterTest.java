package dev.linas.evaluator.meter.lookup;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static dev.linas.evaluator.PoolFixture.settings;
import static dev.linas.evaluator.PoolFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.pool.Meters;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupMeterTest {
    private static final String TERMS =
            """
            [{'when': {}, 'variables': ['kind'], 'values': {'a': 1, 'b': 2}},
             {'when': {'depth': [2]}, 'variables': ['depth', 'width'],
              'values': {'2,0.5': 10, '2,1.0': 20, '2,2.0': 30}}]
            """;

    @TempDir Path folder;

    @Test
    void shouldAddBiasAndTheTermsThatHold() throws Exception {
        Meter meter = open(table(TERMS));

        assertThat(measure(meter, Genome.of(1, 0, 0))).isEqualTo(MetricOutcome.exactly(102));
        assertThat(measure(meter, Genome.of(0, 1, 2))).isEqualTo(MetricOutcome.exactly(131));
    }

    @Test
    void shouldFailForGoodOnAMetricThatItDoesNotServe() throws Exception {
        Meter meter = open(table(TERMS));

        assertThat(meter.measure(MeterTask.of(SPACE, Genome.of(0, 0, 0), List.of("x"))).outcomes())
                .containsEntry("x", MetricOutcome.notServed("x", List.of("cost")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'variables':['kind'],'values':{'a':1}}] | t.json:1:"
                        + " 'metrics.cost.terms[0].values' has no value of options 'b'; add it",
                "[{'variables':['kind'],'values':{'a':1,'b':2,'c':3}}] |"
                    + " 'metrics.cost.terms[0].values' names no such options in space tiny: [c]",
                "[{'variables':['colour'],'values':{}}] | 'metrics.cost.terms[0].variables[0]'"
                        + " names 'colour', but space tiny has no variable 'colour'; it has [depth,"
                        + " kind, width]",
                "[{'when':{'depth':[3]},'variables':['kind'],'values':{}}] |"
                    + " 'metrics.cost.terms[0].when.depth[0]' is 3; expected an option of variable"
                    + " 'depth': one of [1, 2]",
                "[{'when':{'deep':[3]},'variables':['kind'],'values':{}}] |"
                        + " 'metrics.cost.terms[0].when.deep' names 'deep', but space tiny has no"
                        + " variable 'deep'; it has [depth, kind, width]",
                "[{'when':{'depth':2},'variables':['kind'],'values':{}}] |"
                    + " 'metrics.cost.terms[0].when.depth' is 2; expected a list of options of its"
                    + " variable",
                "[{'variables':['kind'],'values':{'a':1,'b':'x'}}] |"
                        + " 'metrics.cost.terms[0].values.b' is \"x\"; expected a finite number",
                "[{'variabels':['kind'],'values':{'a':1,'b':2}}] | unknown key"
                    + " 'metrics.cost.terms[0].variabels'; known are when, variables, values. Did"
                    + " you mean 'variables'?",
                "[{'variables':'kind','values':{'a':1,'b':2}}] | 'metrics.cost.terms[0].variables'"
                        + " is \"kind\"; expected a list of variables",
                "{} | 'metrics.cost.terms' is {}; expected a list of terms"
            })
    void shouldNameWhatDoesNotFitTheSpace(String terms, String message) {
        assertThatThrownBy(() -> open(table(terms)))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageStartingWith("pool p: lookup table ")
                .hasMessageContaining("t.json")
                .hasMessageContaining(message);
    }

    @Test
    void shouldListTheMetricsOfTheFileWhenTheAskedOneIsMissing() {
        assertThatThrownBy(() -> open(table(TERMS).replace("cost", "price")))
                .hasMessageContaining("there is no metric 'cost'; there are [price]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'format':'other/1','metrics':{}} | t.json:1: 'format' is \"other/1\"; expected"
                        + " 'linas-lookup-table/1', which this version reads",
                "{'format' | not valid JSON",
                "[] | the file is []; expected a mapping with the keys format, space, note, metrics"
            })
    void shouldRefuseAFileOfAnotherFormat(String json, String message) {
        assertThatThrownBy(() -> open(json)).hasMessageContaining(message);
    }

    @Test
    void shouldTellAllProblemsOfATableWithTheirLines() {
        String terms =
                """
                [{'variables':['kind'],
                  'values':{'a':1,'b':'x'}},
                 {'variables':['depth'],
                  'vales':{},
                  'values':{'1':1}}]
                """;
        assertThatThrownBy(() -> open(table(terms)))
                .hasMessageMatching(
                        """
                        pool p: lookup table .*t.json:2: '.*terms\\[0].values.b' is "x"; expected .*
                        pool p: lookup table .*t.json:4: unknown key '.*terms\\[1].vales'; known .*
                        pool p: lookup table .*t.json:5: '.*terms\\[1].values' has no .* '2'; .*\
                        """);
    }

    private static String table(String terms) {
        return ("{'format':'linas-lookup-table/1','space':'tiny',"
                        + "'metrics':{'cost':{'unit':'s','bias':100,'terms':%s}}}")
                .formatted(terms);
    }

    private Meter open(String json) {
        write(folder, "t.json", json.replace('\'', '"'));
        return Meters.open(
                settings(
                        "p", "{'meter':'lookup-table','file':'t.json','metrics':['cost']}", folder),
                SPACE);
    }

    private static MetricOutcome measure(Meter meter, Genome genome) throws InterruptedException {
        return meter.measure(MeterTask.of(SPACE, genome, List.of("cost"))).outcomes().get("cost");
    }
}
