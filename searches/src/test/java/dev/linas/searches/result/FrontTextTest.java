package dev.linas.searches.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.searches.TestSpaces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontTextTest {
    private static final List<Evaluation> FRONT =
            List.of(
                    new Evaluation(0, 3, Genome.of(0, 1, 0, 0), new double[] {60, 4.25}, false),
                    new Evaluation(1, 0, Genome.of(1, 2, 0, 1), new double[] {71.5, 9}, false));

    @Test
    void shouldAlignTheTableAndPutTheBestOfTheFirstObjectiveFirst() {
        assertThat(FrontText.table(TestSpaces.spec(), FRONT, AlsoMeasured.NOTHING))
                .isEqualTo(
                        """
                        round  index  accuracy@lab  latency_ms@phone  genome
                            1      0         71.50                 9  [1 2 0 1]
                            0      3            60             4.250  [0 1 0 0]
                        """);
    }

    /** 4.25 and 9 differ by 4.75, which is less than 2.58 times the error of the difference. */
    @Test
    void shouldSayWhichMembersCannotBeToldApart() {
        List<Evaluation> front =
                List.of(
                        FRONT.get(0).withStandardErrors(new double[] {0.1, 1.5}),
                        FRONT.get(1).withStandardErrors(new double[] {0.1, 1.5}));

        assertThat(FrontText.table(TestSpaces.spec(), front, AlsoMeasured.NOTHING))
                .endsWith(
                        """
                        accuracy@lab, by the standard errors of its values (99 %): all of them can \
                        be told apart
                        latency_ms@phone, by the standard errors of its values (99 %): cannot be \
                        told apart: 1/0 and 0/3
                        """);
        assertThat(
                        FrontText.table(
                                TestSpaces.spec(),
                                front,
                                AlsoMeasured.NOTHING,
                                Set.of("latency_ms@phone")))
                .contains("accuracy@lab, by")
                .doesNotContain("latency_ms@phone, by");
        assertThat(FrontText.csv(TestSpaces.spec(), front, AlsoMeasured.NOTHING).lines())
                .first()
                .asString()
                .contains(
                        ",latency_ms@phone,standard_error accuracy@lab,not_told_from"
                                + " accuracy@lab,standard_error latency_ms@phone,not_told_from"
                                + " latency_ms@phone,");
        assertThat(FrontText.csv(TestSpaces.spec(), front, AlsoMeasured.NOTHING))
                .contains("1,0,71.5,9.0,0.1,,1.5,0/3,2,7,s,yes");
        assertThat(
                        SearchResultJson.writeFront(TestSpaces.spec(), front, AlsoMeasured.NOTHING)
                                .replaceAll("\\s", ""))
                .contains(
                        "\"standardErrors\":{\"accuracy@lab\":0.1,\"latency_ms@phone\":1.5}",
                        "\"notToldFrom\":{\"accuracy@lab\":[],\"latency_ms@phone\":[[1,0]]}");
    }

    @Test
    void shouldWriteOptionsAndFullPrecisionAsCsvAndLeaveInactiveVariablesEmpty() {
        assertThat(FrontText.csv(TestSpaces.spec(), FRONT, AlsoMeasured.NOTHING))
                .isEqualTo(
                        """
                        round,index,accuracy@lab,latency_ms@phone,depth,kernel,width,skip
                        1,0,71.5,9.0,2,7,s,yes
                        0,3,60.0,4.25,1,5,,no
                        """);
    }

    @Test
    void shouldShowWhatWasAlsoMeasuredAndLeaveOutWhatIsMissing() {
        AlsoMeasured also =
                new AlsoMeasured(
                        List.of("macs@lab"),
                        Map.of(new CandidateId(1, 0), Map.of("macs@lab", 123456.0)));

        assertThat(FrontText.table(TestSpaces.spec(), FRONT, also))
                .isEqualTo(
                        """
                        round  index  accuracy@lab  latency_ms@phone  macs@lab  genome
                            1      0         71.50                 9    123456  [1 2 0 1]
                            0      3            60             4.250         -  [0 1 0 0]
                        """);
        assertThat(FrontText.csv(TestSpaces.spec(), FRONT, also))
                .isEqualTo(
                        """
                        round,index,accuracy@lab,latency_ms@phone,macs@lab,depth,kernel,width,skip
                        1,0,71.5,9.0,123456.0,2,7,s,yes
                        0,3,60.0,4.25,,1,5,,no
                        """);
    }

    @Test
    void shouldTellFirstThatNothingKeepsTheBoundsAndShowTheNearest() {
        SearchSpec spec = TestSpaces.bounded(4);

        assertThat(FrontText.table(spec, FRONT.subList(0, 1), AlsoMeasured.NOTHING))
                .isEqualTo(
                        """
                        no sub-network keeps the bounds (latency_ms@phone at most 4); \
                        the nearest breaks latency_ms@phone by 0.2500:
                        round  index  accuracy@lab  latency_ms@phone  bounds  genome
                            0      3            60             4.250  broken  [0 1 0 0]
                        """);
        assertThat(FrontText.csv(spec, FRONT.subList(0, 1), AlsoMeasured.NOTHING))
                .isEqualTo(
                        """
                        round,index,accuracy@lab,latency_ms@phone,bounds_kept,depth,kernel,width,s\
                        kip
                        0,3,60.0,4.25,false,1,5,,no
                        """);
    }

    @Test
    void shouldTellThatTheBoundsAreKept() {
        SearchSpec spec = TestSpaces.bounded(9);

        assertThat(FrontText.table(spec, FRONT, AlsoMeasured.NOTHING))
                .isEqualTo(
                        """
                        round  index  accuracy@lab  latency_ms@phone  bounds  genome
                            1      0         71.50                 9  kept    [1 2 0 1]
                            0      3            60             4.250  kept    [0 1 0 0]
                        """);
        assertThat(FrontText.csv(spec, FRONT, AlsoMeasured.NOTHING).lines().skip(1))
                .allMatch(line -> line.contains(",true,"));
    }

    @Test
    void shouldWriteNumbersOfAnyMagnitudeSoThatTheyReadBack() {
        List<Evaluation> front =
                List.of(
                        new Evaluation(
                                0,
                                0,
                                Genome.of(0, 1, 0, 0),
                                new double[] {-Double.MAX_VALUE, Double.MIN_VALUE},
                                false));

        String[] cells =
                FrontText.csv(TestSpaces.spec(), front, AlsoMeasured.NOTHING)
                        .lines()
                        .toList()
                        .get(1)
                        .split(",", -1);

        assertThat(Double.parseDouble(cells[2])).isEqualTo(-Double.MAX_VALUE);
        assertThat(Double.parseDouble(cells[3])).isEqualTo(Double.MIN_VALUE);
        assertThat(FrontText.table(TestSpaces.spec(), front, AlsoMeasured.NOTHING))
                .contains("-1.798e+308")
                .contains("4.900e-324");
    }
}
