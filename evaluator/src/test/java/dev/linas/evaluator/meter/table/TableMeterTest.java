package dev.linas.evaluator.meter.table;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static dev.linas.evaluator.PoolFixture.settings;
import static dev.linas.evaluator.PoolFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.MetricOutcome.Failed;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableMeterTest {
    private static final String HEADER = "note,k,d,w,acc,lat\n";

    @TempDir Path folder;

    @Test
    void shouldGiveTheValuesOfTheRowOfTheGenome() throws Exception {
        Meter meter = open(HEADER + "x,0,1,2,90.5,7\nx,1,1,2,91,8e-1\n");

        assertThat(measure(meter, Genome.of(1, 1, 2), "latency", "accuracy"))
                .containsExactly(MetricOutcome.exactly(0.8), MetricOutcome.exactly(91));
    }

    @Test
    void shouldFindRowsThatAreNotWrittenInCanonicalForm() throws Exception {
        Meter meter = open(HEADER + "x,1,0,2,90,7\n");

        assertThat(measure(meter, Genome.of(1, 0, 0), "accuracy"))
                .containsExactly(MetricOutcome.exactly(90));
    }

    @Test
    void shouldFailForGoodOnAGenomeThatIsNotInTheTable() throws Exception {
        Meter meter = open(HEADER + "x,1,0,0,90,7\n");

        MetricOutcome outcome = measure(meter, Genome.of(0, 0, 0), "accuracy").get(0);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> {
                            assertThat(failed.permanent()).isTrue();
                            assertThat(failed.reason())
                                    .contains("0,0,0", "is not in table", "t.csv");
                        });
    }

    @Test
    void shouldFailForGoodOnAMetricThatItDoesNotServe() throws Exception {
        Meter meter = open(HEADER + "x,1,0,0,90,7\n");

        assertThat(measure(meter, Genome.of(1, 0, 0), "energy"))
                .containsExactly(MetricOutcome.notServed("energy", List.of("accuracy", "latency")));
    }

    @Test
    void shouldSayOnceHowManyOfTheSubNetworksItHolds() {
        write(folder, "t.csv", HEADER + "x,1,0,0,90,7\n");
        List<String> notes = new ArrayList<>();

        Meters.load(table("t.csv"), SPACE, new Preparation(Optional.empty(), notes::add));

        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith("pool p: table ")
                .endsWith(
                        "t.csv holds 1 of the 8 sub-networks of space tiny; candidates that it"
                                + " lacks will fail");
    }

    @Test
    void shouldSayNothingOfATableThatHoldsTheWholeSpace() {
        write(
                folder,
                "t.csv",
                """
                k,d,w,acc,lat
                0,0,0,1,1
                1,0,0,1,1
                0,1,0,1,1
                1,1,0,1,1
                0,1,1,1,1
                1,1,1,1,1
                0,1,2,1,1
                1,1,2,1,1
                """);
        List<String> notes = new ArrayList<>();

        Meters.load(table("t.csv"), SPACE, new Preparation(Optional.empty(), notes::add));

        assertThat(notes).isEmpty();
    }

    @Test
    void shouldReadOnlyTheAskedColumns() throws Exception {
        Meter meter = open("k,d,w,acc,lat,junk\n1,0,0,90,7,n/a\n");

        assertThat(measure(meter, Genome.of(1, 0, 0), "accuracy"))
                .containsExactly(MetricOutcome.exactly(90));
    }

    @Test
    void shouldReadColumnsThatSemicolonsOrTabsSeparate() throws Exception {
        for (String separator : List.of(";", "\t")) {
            String table = "k,d,w,acc,lat\n1,0,0,90,7.5\n".replace(",", separator);

            assertThat(measure(open(table), Genome.of(1, 0, 0), "latency"))
                    .containsExactly(MetricOutcome.exactly(7.5));
        }
        assertThatThrownBy(() -> open("k;d;w;acc;lat\n1;0;0;90;7,5\n"))
                .hasMessageContaining("line 2, column 'lat': '7,5' is not a number");
    }

    @Test
    void shouldNotMindBlankCellsBehindTheLastColumn() throws Exception {
        Meter meter = open("k,d,w,acc,lat\n1,0,0,90,7,,\n");

        assertThat(measure(meter, Genome.of(1, 0, 0), "latency"))
                .containsExactly(MetricOutcome.exactly(7));
    }

    @Test
    void shouldReadFilesWithByteOrderMarkQuotesWindowsLineEndsAndBlankLines() throws Exception {
        Meter meter = open("\uFEFFk,d,w,\"acc\",lat\r\n\r\n1, 0,0,\"90\",7\r\n\r\n");

        assertThat(measure(meter, Genome.of(1, 0, 0), "accuracy"))
                .containsExactly(MetricOutcome.exactly(90));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k,d,w,acc;1,0,0,90 | line 1: there is no column 'lat'; there are [k, d, w, acc]",
                "k,d,w,acc,lat,lat;1,0,0,90,1,1 | line 1: column 'lat' is there twice",
                "k,d,w,acc,lat;1,0,0,90,7;0,0,0,good,7 | line 3, column 'acc': 'good' is not a"
                        + " number",
                "k,d,w,acc,lat;1,0,0,90, | line 2, column 'lat': the cell is empty; take the line"
                        + " out",
                "k,d,w,acc,lat;1,0,0,90,1f | line 2, column 'lat': '1f' is not a number",
                "k,d,w,acc,lat;1,0,0,NaN,7 | line 2, column 'acc': 'NaN' is not a finite number",
                "k,d,w,acc,lat;1,0,0,90,1e999 | line 2, column 'lat': '1e999' is not a finite"
                        + " number",
                "k,d,w,acc,lat;1,0,3,90,7 | line 2, column 'w': '3' is not an option index of"
                        + " variable width, which has 0..2",
                "k,d,w,acc,lat;-1,0,0,90,7 | line 2, column 'k': '-1' is not an option index",
                "k,d,w,acc,lat;b,0,0,90,7 | line 2, column 'k': 'b' is not an option index",
                "k,d,w,acc,lat;1,0,0,90 | line 2: the line ends before column 'lat'",
                "k,d,w,acc,lat;1,0,0,90,7;;1,0,2,90,7 | lines 2 and 4 hold the same sub-network"
                        + " 1,0,0",
                "k,d,w,acc,lat;1,0,0,90,7,2 | line 2 has 6 cells, but the heading has 5; write"
                        + " numbers with a decimal point",
                "k,d,w,acc,lat;1,0,0,90,1e-400 | line 2, column 'lat': '1e-400' is not a number"
                        + " that 64 bits can tell from 0; write 0",
                "k,d,w,Acc,lat;1,0,0,90,7 | Did you mean 'Acc'?",
                "k,d,w,acc,lat;1,0,0,\"90,7 | line 1: not valid CSV: ",
                "k,d,w,acc,lat | has a header but no rows"
            })
    void shouldNameFileLineAndColumnOfWhatIsWrong(String csv, String message) {
        assertThatThrownBy(() -> open(csv.replace(';', '\n')))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageStartingWith("pool p: ")
                .hasMessageContaining("t.csv")
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAnEmptyFile() {
        assertThatThrownBy(() -> open("")).hasMessageContaining("t.csv is empty");
    }

    @Test
    void shouldRefuseAMissingFile() {
        assertThatThrownBy(() -> Meters.open(table("nowhere.csv"), SPACE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("file: cannot read table")
                .hasMessageContaining("nowhere.csv");
    }

    @Test
    void shouldRefuseAnotherNumberOfGenomeColumnsThanTheSpaceHasVariables() {
        write(folder, "t.csv", "k,acc\n1,90\n");
        PoolSettings settings =
                settings(
                        "p",
                        "{'meter':'table','file':'t.csv','genome':['k'],'metrics':{'m':'acc'}}",
                        folder);

        assertThatThrownBy(() -> Meters.open(settings, SPACE))
                .hasMessageContaining("genome: names 1 columns, but space tiny has 3 variables");
    }

    /** Where all variables have as many options, nothing else would tell. */
    @Test
    void shouldRefuseColumnsInAnotherOrderThanTheVariablesOfTheirNames() {
        write(folder, "t.csv", "kind,depth,width,acc\n1,0,0,90\n");
        PoolSettings settings =
                settings(
                        "p",
                        "{'meter':'table','file':'t.csv','genome':['depth','kind','width'],"
                                + "'metrics':{'m':'acc'}}",
                        folder);

        assertThatThrownBy(() -> Meters.open(settings, SPACE))
                .hasMessageContaining(
                        "genome: column 'depth' stands at the place of variable 'kind'; list the"
                                + " columns in the order of the variables of space tiny: [kind,"
                                + " depth, width]");
    }

    @Test
    void shouldHaveAFingerprintThatFollowsContentButNotFileNameOrDelay() {
        write(folder, "a.csv", "k,d,w,acc,lat\n1,0,0,90,7\n");
        write(folder, "b.csv", "k,d,w,acc,lat\n1,0,0,90,7\n");
        write(folder, "c.csv", "k,d,w,acc,lat\n1,0,0,90,8\n");

        assertThat(fingerprint(table("a.csv")))
                .matches("[0-9a-f]{64}")
                .isEqualTo(fingerprint(table("b.csv")))
                .isNotEqualTo(fingerprint(table("c.csv")));
    }

    @Test
    void shouldGiveTheStandardErrorsOfItsColumns() throws Exception {
        write(folder, "t.csv", "k,d,w,acc,lat,sd\n1,0,0,90,7,0.5\n");
        Meter meter = openSpread("'standard_errors':{'latency':'sd'}");

        assertThat(measure(meter, Genome.of(1, 0, 0), "accuracy", "latency"))
                .containsExactly(MetricOutcome.exactly(90), MetricOutcome.within(7, 0.5));
    }

    @Test
    void shouldRefuseAStandardErrorBelowZero() {
        write(folder, "t.csv", "k,d,w,acc,lat,sd\n1,0,0,90,7,-0.5\n");

        assertThatThrownBy(() -> openSpread("'standard_errors':{'latency':'sd'}"))
                .hasMessageContaining("column 'sd': '-0.5' is not a standard error");
    }

    @Test
    void shouldRefuseAStandardErrorThatIsTheValueOfAMetric() {
        write(folder, "t.csv", "k,d,w,acc,lat\n1,0,0,90,7\n");

        assertThatThrownBy(() -> openSpread("'standard_errors':{'latency':'lat'}"))
                .hasMessageContaining("'standard_errors.latency' is column 'lat', which holds the")
                .hasMessageContaining("values of 'latency' already; name a column of its own");
    }

    @Test
    void shouldRefuseTwoMetricsOfOneColumn() {
        assertThatThrownBy(
                        () ->
                                settings(
                                        "p",
                                        "{'meter':'table','file':'t.csv','genome':['k','d','w'],"
                                                + "'metrics':{'latency':'lat','energy':'lat'}}",
                                        folder))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("'metrics.energy' is column 'lat', which holds the values of")
                .hasMessageContaining("'latency' already; name a column of its own");
    }

    @Test
    void shouldTakeNoTimeUnlessTheTableDeclaresIt() throws Exception {
        write(folder, "t.csv", "k,d,w,acc,lat\n1,0,0,90,7\n");
        MeterTask task = MeterTask.of(SPACE, Genome.of(1, 0, 0), List.of("accuracy", "latency"));

        Map<String, Double> declared =
                openSpread("'cost_seconds':{'accuracy':100}").measure(task).secondsOf(5);

        assertThat(declared).isEqualTo(Map.of("accuracy", 100.0, "latency", 0.0));
        assertThatThrownBy(() -> openSpread("'cost_seconds':{'latency':-1}"))
                .hasMessageContaining("cost_seconds.latency");
    }

    @Test
    void shouldRefuseNoiseOfAMetricThatItDoesNotHave() {
        write(folder, "t.csv", "k,d,w,acc,lat\n1,0,0,90,7\n");

        assertThatThrownBy(() -> openSpread("'noise':{'energy':1}"))
                .hasMessageContaining("noise.energy")
                .hasMessageContaining("'metrics' names accuracy, latency");
    }

    @Test
    void shouldDrawNoiseByGenomeMetricRepeatAndSeedAlone() throws Exception {
        write(folder, "t.csv", "k,d,w,acc,lat\n1,0,0,90,7\n0,0,0,90,7\n");
        Meter meter = openSpread("'noise':{'latency':0.5}");
        MeterTask task = MeterTask.of(SPACE, Genome.of(1, 0, 0), List.of("accuracy", "latency"));

        List<MetricOutcome> first = List.copyOf(meter.measure(task).outcomes().values());
        List<MetricOutcome> again =
                List.copyOf(meter.measure(task.repeated(1)).outcomes().values());

        assertThat(first.get(0)).isEqualTo(MetricOutcome.exactly(90));
        assertThat(first.get(1))
                .isInstanceOfSatisfying(
                        MetricOutcome.Measured.class,
                        value -> assertThat(value.standardError()).isEqualTo(0.5));
        assertThat(measure(meter, Genome.of(1, 0, 0), "latency")).containsExactly(first.get(1));
        assertThat(measure(meter, Genome.of(0, 0, 0), "latency")).doesNotContain(first.get(1));
        assertThat(again.get(1)).isNotEqualTo(first.get(1));
        assertThat(
                        measure(
                                openSpread("'noise':{'latency':0.5},'noise_seed':2"),
                                Genome.of(1, 0, 0),
                                "latency"))
                .doesNotContain(first.get(1));
    }

    /** Mean and deviation over 2,000 draws, within four of their standard errors. */
    @Test
    void shouldDrawNoiseOfTheDeviationThatIsAskedFor() {
        TableSpread spread = new TableSpread(Map.of(), Map.of("latency", 0.5), 7, true);
        double sum = 0;
        double squares = 0;
        for (int repeat = 0; repeat < 2000; repeat++) {
            double noise = spread.noise(Genome.of(1, 0, 0), "latency", repeat);
            sum += noise;
            squares += noise * noise;
        }

        assertThat(sum / 2000).isCloseTo(0, within(0.045));
        assertThat(Math.sqrt(squares / 2000)).isCloseTo(0.5, within(0.032));
    }

    @Test
    void shouldHaveAnotherFingerprintWithNoise() {
        write(folder, "t.csv", "k,d,w,acc,lat\n1,0,0,90,7\n");

        assertThat(fingerprint(spread("'noise':{'latency':0.5}")))
                .isNotEqualTo(fingerprint(table("t.csv")))
                .isNotEqualTo(fingerprint(spread("'noise':{'latency':0.6}")))
                .isNotEqualTo(fingerprint(spread("'noise':{'latency':0.5},'noise_seed':2")));
    }

    private PoolSettings spread(String keys) {
        return settings(
                "p",
                "{'meter':'table','file':'t.csv','genome':['k','d','w'],"
                        + "'metrics':{'accuracy':'acc','latency':'lat'},"
                        + keys
                        + "}",
                folder);
    }

    private Meter openSpread(String keys) {
        return Meters.open(spread(keys), SPACE);
    }

    private static String fingerprint(PoolSettings settings) {
        return Meters.load(settings, SPACE).description().fingerprint();
    }

    private Meter open(String csv) {
        write(folder, "t.csv", csv);
        return Meters.open(table("t.csv"), SPACE);
    }

    private PoolSettings table(String file) {
        return settings(
                "p",
                ("{'meter':'table','file':'%s','genome':['k','d','w'],"
                                + "'metrics':{'accuracy':'acc','latency':'lat'},"
                                + "'simulated_delay':'%dms'}")
                        .formatted(file, file.startsWith("a") ? 0 : 1),
                folder);
    }

    private static List<MetricOutcome> measure(Meter meter, Genome genome, String... metrics)
            throws InterruptedException {
        return List.copyOf(
                meter.measure(MeterTask.of(SPACE, genome, List.of(metrics))).outcomes().values());
    }
}
