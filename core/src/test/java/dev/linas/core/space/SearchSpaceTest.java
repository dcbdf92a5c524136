package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final SearchSpace OFA =
            BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
    private static final SearchSpace CELLS = BuiltInSpaces.find("nas-bench-201").orElseThrow();

    @Test
    void shouldCountTheCellsOfNasBench201() {
        assertThat(CELLS.cardinality()).isEqualTo(15625);
        assertThat(CELLS.canonicalGenomes().count()).isEqualTo(15625);
    }

    @Test
    void shouldCountTheSubNetworksOfOnceForAll() {
        // Cai et al. (2020), section 3.2: per stage 9^2 + 9^3 + 9^4 choices.
        assertThat(OFA.cardinality()).isEqualTo(BigInteger.valueOf(7371).pow(5));
    }

    @Test
    void shouldCountLongChainsWithoutVisitingEveryChoice() {
        int length = 60;
        StringBuilder rules = new StringBuilder();
        for (int v = 1; v < length; v++) {
            rules.append(v == 1 ? "" : ",")
                    .append(
                            "{\"variables\": [\"v%d\"], \"when\": {\"v%d\": [1, 2]}}"
                                    .formatted(v, v - 1));
        }
        SearchSpace chain =
                SearchSpaceReader.read(
                        "chain",
                        """
                        {"format": "linas-space/1", "name": "chain",
                         "variables": [{"name": "v0..v%d", "options": [0, 1, 2]}],
                         "active": [%s]}
                        """
                                .formatted(length - 1, rules));

        // c(1) = 3 and c(n) = 1 + 2 c(n - 1), hence 2^(n + 1) - 1.
        assertThat(chain.cardinality())
                .isEqualTo(BigInteger.TWO.pow(length + 1).subtract(BigInteger.ONE));
    }

    @Test
    void shouldListTheVariablesOfTheBuiltInSpacesInTheirOrder() {
        List<String> expected = new ArrayList<>();
        for (int block = 0; block < 20; block++) {
            expected.add("ks" + block);
        }
        for (int block = 0; block < 20; block++) {
            expected.add("e" + block);
        }
        for (int stage = 0; stage < 5; stage++) {
            expected.add("d" + stage);
        }

        assertThat(OFA.variables()).extracting(Variable::name).containsExactlyElementsOf(expected);
        assertThat(OFA.variables().get(0).options()).containsExactly(3L, 5L, 7L);
        assertThat(OFA.variables().get(20).options()).containsExactly(3L, 4L, 6L);
        assertThat(OFA.variables().get(40).options()).containsExactly(2L, 3L, 4L);
        assertThat(CELLS.variables())
                .extracting(Variable::name)
                .containsExactly("op0", "op1", "op2", "op3", "op4", "op5");
        assertThat(CELLS.variables().get(5).options())
                .containsExactly(
                        "none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
    }

    @Test
    void shouldActivateBlocksUpToTheDepthOfTheirStage() {
        int[] indices = new int[45];
        for (int stage = 0; stage < 5; stage++) {
            indices[40 + stage] = stage % 3;
        }
        boolean[] active = OFA.active(Genome.of(indices));

        for (int stage = 0; stage < 5; stage++) {
            for (int j = 0; j < 4; j++) {
                boolean expected = j < 2 + stage % 3;
                assertThat(active[4 * stage + j]).isEqualTo(expected);
                assertThat(active[20 + 4 * stage + j]).isEqualTo(expected);
            }
            assertThat(active[40 + stage]).isTrue();
        }
    }

    @Test
    void shouldDecodeToTheOptionsOfActiveVariables() {
        assertThat(CELLS.decode(CELLS.genome(4, 2, 1, 2, 1, 0)))
                .containsExactly(
                        new ChosenOption("op0", "avg_pool_3x3"),
                        new ChosenOption("op1", "nor_conv_1x1"),
                        new ChosenOption("op2", "skip_connect"),
                        new ChosenOption("op3", "nor_conv_1x1"),
                        new ChosenOption("op4", "skip_connect"),
                        new ChosenOption("op5", "none"));
        assertThat(OFA.decode(Genome.of(new int[45])))
                .hasSize(25)
                .doesNotContain(new ChosenOption("ks2", 3L))
                .contains(new ChosenOption("d0", 2L), new ChosenOption("ks1", 3L));
    }

    @Test
    void shouldRejectGenomesOfAnotherLength() {
        assertThatThrownBy(() -> CELLS.genome(1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("genome 1,2,3 has 3 variables, but space nas-bench-201 has 6");
    }

    @Test
    void shouldRejectOptionsOutsideTheSpaceByName() {
        assertThatThrownBy(() -> CELLS.genome(0, 0, 5, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option index 5 of variable op2")
                .hasMessageContaining("nas-bench-201, which gives it 0..4");
    }

    @Test
    void shouldFindNoSpaceOfAnUnknownName() {
        assertThat(BuiltInSpaces.find("../Genome")).isEmpty();
        assertThat(BuiltInSpaces.names()).allMatch(name -> BuiltInSpaces.find(name).isPresent());
    }

    @Property(tries = 500)
    void shouldCountWhatEnumerationFinds(@ForAll("spaces") SearchSpace space) {
        long expected = rawGenomes(space).map(genome -> meaning(space, genome)).distinct().count();

        assertThat(space.cardinality()).isEqualTo(expected);
        assertThat(space.canonicalGenomes().count()).isEqualTo(expected);
    }

    @Property(tries = 500)
    void shouldGiveGenomesOneCanonicalFormExactlyWhenTheyMeanTheSame(
            @ForAll("spaces") SearchSpace space) {
        Map<Genome, String> meanings = new HashMap<>();
        rawGenomes(space)
                .forEach(
                        genome -> {
                            String meaning = meaning(space, genome);
                            Genome canonical = space.canonical(genome);
                            assertThat(meanings.merge(canonical, meaning, (a, b) -> a))
                                    .isEqualTo(meaning);
                        });

        assertThat(meanings.values()).doesNotHaveDuplicates();
    }

    @Property
    void shouldKeepCanonicalGenomesAsTheyAre(
            @ForAll("spaces") SearchSpace space, @ForAll long seed) {
        Genome canonical = space.canonical(RandomSpaces.genome(space, seed));

        assertThat(space.canonical(canonical)).isEqualTo(canonical);
        assertThat(space.isCanonical(canonical)).isTrue();
        assertThat(space.active(canonical))
                .isEqualTo(space.active(RandomSpaces.genome(space, seed)));
    }

    @Property
    void shouldComeBackFromTheDecodedOptions(
            @ForAll("spaces") SearchSpace space, @ForAll long seed) {
        Genome canonical = space.canonical(RandomSpaces.genome(space, seed));

        assertThat(encode(space, space.decode(canonical))).isEqualTo(canonical);
    }

    @Property(tries = 200)
    void shouldEnumerateCanonicalGenomesInAscendingOrder(@ForAll("spaces") SearchSpace space) {
        List<Genome> genomes = space.canonicalGenomes().toList();

        assertThat(genomes).allMatch(space::isCanonical);
        assertThat(genomes).containsExactlyElementsOf(new TreeSet<>(genomes));
    }

    @Property
    void shouldDrawCanonicalGenomesThatTheSeedDecides(
            @ForAll("spaces") SearchSpace space, @ForAll long seed) {
        Genome drawn = space.random(new SplittableRandom(seed));

        space.check(drawn);
        assertThat(space.isCanonical(drawn)).isTrue();
        assertThat(space.random(new SplittableRandom(seed))).isEqualTo(drawn);
    }

    @Provide
    Arbitrary<SearchSpace> spaces() {
        return Arbitraries.longs().map(RandomSpaces::of);
    }

    private static Stream<Genome> rawGenomes(SearchSpace space) {
        Stream<List<Integer>> prefixes = Stream.of(List.of());
        for (int v = 0; v < space.size(); v++) {
            int options = space.optionCount(v);
            prefixes =
                    prefixes.flatMap(
                            prefix ->
                                    Stream.iterate(0, o -> o < options, o -> o + 1)
                                            .map(option -> appended(prefix, option)));
        }
        return prefixes.map(p -> Genome.of(p.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static List<Integer> appended(List<Integer> prefix, int option) {
        List<Integer> longer = new ArrayList<>(prefix);
        longer.add(option);
        return longer;
    }

    /** What a genome stands for, straight from the rules: the oracle of canonical forms. */
    private static String meaning(SearchSpace space, Genome genome) {
        StringBuilder meaning = new StringBuilder();
        for (int v = 0; v < space.size(); v++) {
            if (counts(space, genome, v)) {
                meaning.append(v)
                        .append('=')
                        .append(space.representative(v, genome.option(v)))
                        .append(' ');
            }
        }
        return meaning.toString();
    }

    private static boolean counts(SearchSpace space, Genome genome, int variable) {
        return space.rules().stream()
                .filter(rule -> rule.variables().contains(variable))
                .allMatch(
                        rule ->
                                counts(space, genome, rule.controller())
                                        && rule.options()
                                                .contains(genome.option(rule.controller())));
    }

    private static Genome encode(SearchSpace space, List<ChosenOption> chosen) {
        int[] indices = new int[space.size()];
        for (ChosenOption choice : chosen) {
            for (int v = 0; v < indices.length; v++) {
                Variable variable = space.variables().get(v);
                if (variable.name().equals(choice.variable())) {
                    indices[v] = variable.options().indexOf(choice.option());
                }
            }
        }
        return Genome.of(indices);
    }

    @Test
    void shouldTellWhereOptionsAscend() {
        assertThat(new Variable("v", List.of(1L, 2.5, 4L)).ascends()).isTrue();
        assertThat(new Variable("v", List.of(4L, 2L)).ascends()).isFalse();
        assertThat(new Variable("v", List.of("a", "b")).ascends()).isFalse();
        assertThat(new Variable("v", List.of(1L, "b")).ascends()).isFalse();
        assertThat(BuiltInSpaces.find("ofa-resnet50-q8-32").orElseThrow().ascends()).isTrue();
        assertThat(BuiltInSpaces.find("darts").orElseThrow().ascends()).isFalse();
    }
}
