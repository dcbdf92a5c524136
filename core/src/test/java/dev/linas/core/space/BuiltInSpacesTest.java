package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.linas.core.random.Seeds;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The counts come from the published options by hand, not from the space files. */
class BuiltInSpacesTest {

    static Stream<Arguments> publishedCounts() {
        BigInteger mobile = sumOfPowers(9, 2, 4).pow(5);
        return Stream.of(
                arguments("nas-bench-201", 6, power(5, 6)),
                arguments("ofa-mbv3-d234-e346-k357-w1.0", 45, mobile),
                arguments("ofa-mbv3-d234-e346-k357-w1.2", 45, mobile),
                arguments("ofa-proxyless-d234-e346-k357-w1.3", 45, mobile),
                // the stem's depths 0 and 1 are one; stages of 2, 2, 4, 2 blocks and up to 2 more
                arguments(
                        "ofa-resnet50",
                        29,
                        product(
                                power(2, 1),
                                sumOfPowers(3, 2, 4).pow(3),
                                sumOfPowers(3, 4, 6),
                                power(3, 6))),
                // a stem of 2 or 3 convolutions; 3 ratios and 3 convolutions a block, 1 more a
                // stage
                arguments(
                        "ofa-resnet50-q8-32",
                        29 + 61,
                        product(
                                sumOfPowers(2, 2, 3),
                                power(2, 4),
                                sumOfPowers(3 * 8, 2, 4).pow(3),
                                sumOfPowers(3 * 8, 4, 6),
                                power(3, 6))),
                arguments(
                        "bootstrapnas-resnet50-int8",
                        25,
                        product(
                                power(2, 1),
                                sumOfPowers(2, 2, 3).pow(3),
                                sumOfPowers(2, 4, 5),
                                power(3, 6))),
                arguments(
                        "hat-transformer-wmt14-en-de",
                        40,
                        product(power(2, 2), power(3 * 2, 6), sumOfPowers(3 * 2 * 2 * 3, 1, 6))),
                arguments("ncf-pinterest20", 9, product(power(5, 2), sumOfPowers(8, 1, 6))),
                arguments("bert-base-sst2", 25, sumOfPowers(4 * 3, 6, 12)),
                arguments(
                        "bert-base-sst2-q8-32",
                        25 + 74,
                        product(power(2, 2), sumOfPowers(4 * 3 * 64, 6, 12))),
                arguments("vit-base-imagenet", 25, sumOfPowers(4 * 3, 10, 12)),
                // two inputs of 2, 3, 4, 5 earlier ones and two of 7 operations, in 4 nodes of 2
                // cells
                arguments("darts", 24, product(power(3 * 6 * 10, 2), power(7, 16))),
                arguments("proxylessnas", 21, product(power(6, 6), power(7, 15))));
    }

    @ParameterizedTest
    @MethodSource("publishedCounts")
    void shouldHaveThePublishedNumberOfVariablesAndSubNetworks(
            String name, int variables, BigInteger subNetworks) {
        SearchSpace space = BuiltInSpaces.find(name).orElseThrow();

        assertThat(space.name()).isEqualTo(name);
        assertThat(space.size()).isEqualTo(variables);
        assertThat(space.cardinality()).isEqualTo(subNetworks);
    }

    @Test
    void shouldCheckTheCountsOfEveryPublishedSpace() {
        List<String> own = List.of("digits-mbv3", "fashion-mbv3"); // their numbers are ours alone
        List<String> checked =
                publishedCounts().map(arguments -> (String) arguments.get()[0]).toList();

        assertThat(BuiltInSpaces.names())
                .isSorted()
                .allMatch(name -> own.contains(name) || checked.contains(name));
    }

    @Test
    void shouldBeListedInTheDocumentOfSpaces() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "search-spaces.md"));

        assertThat(BuiltInSpaces.names())
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    @Test
    void shouldOfferOverAHundredMillionNetworksForDigits() {
        SearchSpace space = BuiltInSpaces.find("digits-mbv3").orElseThrow();

        // 4 stages: 3 widths, and 1 or 2 blocks of 2 kernels and 4 expansions
        assertThat(space.cardinality())
                .isEqualTo(power(3 * (8 + 64), 4))
                .isGreaterThan(power(10, 8));
    }

    @Test
    void shouldReadEverySpaceAgainFromItsCanonicalText() {
        for (String name : BuiltInSpaces.names()) {
            SearchSpace space = BuiltInSpaces.find(name).orElseThrow();

            assertThat(SearchSpaceReader.read(name, space.json())).isEqualTo(space);
            assertThat(
                            space.isCanonical(
                                    space.random(Seeds.stream(1, 0, Seeds.Purpose.INITIAL_DESIGN))))
                    .isTrue();
        }
    }

    @Test
    void shouldKnowNoOtherName() {
        assertThat(BuiltInSpaces.find("nas-bench-301")).isEmpty();
    }

    private static BigInteger power(long base, int exponent) {
        return BigInteger.valueOf(base).pow(exponent);
    }

    private static BigInteger sumOfPowers(long base, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(exponent -> power(base, exponent))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger product(BigInteger... factors) {
        return Stream.of(factors).reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
