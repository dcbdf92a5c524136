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
import dev.linas.evaluator.settings.InvalidPoolException;
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
                "[{'variables':['kind'],'values':{'a':1}}] | metric 'cost', term 0: options 'b' have no value",
                "[{'variables':['kind'],'values':{'a':1,'b':2,'c':3}}] | term 0: no such options in space tiny: [c]",
                "[{'variables':['colour'],'values':{}}] | space tiny has no variable 'colour'; it has [depth, kind, width]",
                "[{'when':{'depth':[3]},'variables':['kind'],'values':{}}] | variable 'depth' has no option 3; it has [1, 2]",
                "[{'when':{'deep':[3]},'variables':['kind'],'values':{}}] | space tiny has no variable 'deep'",
                "[{'when':{'depth':2},'variables':['kind'],'values':{}}] | options of 'depth' must be a list",
                "[{'variables':['kind'],'values':{'a':1,'b':'x'}}] | value of options 'b' is \"x\", expected a finite number",
                "[{'variabels':['kind'],'values':{'a':1,'b':2}}] | unknown keys [variabels]; known are [values, variables, when]",
                "[{'variables':'kind','values':{'a':1,'b':2}}] | 'variables' must be a list",
                "{} | metric 'cost': 'terms' must be a list"
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
                "{'format':'other/1','metrics':{}} | format is 'other/1', expected 'linas-lookup-table/1'",
                "{'format' | not valid JSON",
                "[] | must hold one JSON object"
            })
    void shouldRefuseAFileOfAnotherFormat(String json, String message) {
        assertThatThrownBy(() -> open(json)).hasMessageContaining(message);
    }

    private static String table(String terms) {
        return "{'format':'linas-lookup-table/1','space':'tiny','metrics':{'cost':{'unit':'s','bias':100,'terms':%s}}}"
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
