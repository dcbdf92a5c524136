package dev.linas.evaluator.meter.onnx;

import static dev.linas.evaluator.PoolFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.device.latency.LatencyProtocol;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.tasks.catalog.Tasks;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxSettingsTest {
    private static final Path BASE = Path.of("searches");

    @TempDir Path folder;
    private DigitsFixture digits;

    @BeforeEach
    void writeFiles() {
        digits = new DigitsFixture(folder);
    }

    private static OnnxSettings parse(String entry) {
        return (OnnxSettings) settings("p", entry, BASE).meter();
    }

    private static MeterDescription describe(PoolSettings pool) {
        return Meters.load(pool, DigitsFixture.SPACE).description();
    }

    @Test
    void shouldUseDefaultsForWhatIsLeftOut() {
        assertThat(parse("{'meter':'onnx','metrics':['macs']}"))
                .isEqualTo(
                        new OnnxSettings(
                                List.of("macs"),
                                new NetworkSource(
                                        Optional.empty(), Optional.empty(), BASE, Tasks.NETWORKS),
                                new ExampleSource(Optional.empty(), 1, Optional.empty(), 256),
                                new Execution("cpu", "fp32", OptionalInt.empty()),
                                new Workload(1, 1),
                                new Workload(100, Runtime.getRuntime().availableProcessors()),
                                LatencyProtocol.DEFAULT,
                                20));
    }

    @Test
    void shouldReadEveryKey() {
        assertThat(
                        parse(
                                "{'meter':'onnx','network':'n','weights':'w',"
                                        + "'dataset':'../d','calibration':'c',"
                                        + "'calibration_examples':64,"
                                        + "'metrics':['latency_ms','accuracy_top1'],"
                                        + "'resolution':48,'fraction':0.5,'batch':4,"
                                        + "'threads':2,"
                                        + "'accuracy':{'batch':32,'threads':3},'provider':'cuda',"
                                        + "'precision':'int8',"
                                        + "'latency':{'warmup':'100ms','samples':128,"
                                        + "'budget':'1s','width':0.02,'sessions':3,"
                                        + "'reference':false},'canary':5}"))
                .isEqualTo(
                        new OnnxSettings(
                                List.of("latency_ms", "accuracy_top1"),
                                new NetworkSource(
                                        Optional.of("n"),
                                        Optional.of(BASE.resolve("w")),
                                        BASE,
                                        Tasks.NETWORKS),
                                new ExampleSource(
                                        Optional.of(Path.of("d")),
                                        0.5,
                                        Optional.of(BASE.resolve("c")),
                                        64),
                                new Execution("cuda", "int8", OptionalInt.of(48)),
                                new Workload(4, 2),
                                new Workload(32, 3),
                                new LatencyProtocol(
                                        Duration.ofMillis(100),
                                        10,
                                        Duration.ofNanos(250_000),
                                        128,
                                        Duration.ofSeconds(1),
                                        0.02,
                                        3,
                                        false),
                                5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'metrics':['speed'] | 'metrics[0]' is \"speed\"; expected one of accuracy_top1,",
                "'metrics':['macs'],'fraction':0 | 'fraction' is 0; expected a number above 0, at"
                        + " most 1",
                "'metrics':['macs'],'precision':'int4' | 'precision' is \"int4\"; expected one of"
                        + " fp32, int8. Did you mean 'int8'?",
                "'metrics':['macs'],'latency':{'budget':'0s'} | 'latency.budget' is \"0s\";"
                        + " expected a duration",
                "'metrics':['macs'],'latency':{'samples':3} | 'latency.samples' is 3; expected a"
                        + " whole number of 8 or more",
                "'metrics':['macs'],'latency':{'warm':3} | unknown key 'latency.warm'; known are"
                        + " warmup, samples, budget, width, sessions, reference. Did you mean"
                        + " 'warmup'?",
                "'metrics':['macs'],'latency':{'sessions':0} | 'latency.sessions' is 0; expected a"
                        + " whole number from 1 to 8",
                "'metrics':['macs'],'latency':{'sessions':9} | 'latency.sessions' is 9; expected a"
                        + " whole number from 1 to 8",
                "'metrics':['macs'],'latency':{'reference':'no'} | 'latency.reference' is \"no\";"
                        + " expected true or false",
                "'metrics':['macs'],'latency':7 | 'latency' is 7; expected a mapping with the keys"
                        + " warmup,",
                "'metrics':['macs'],'accuracy':{'batch':0} | 'accuracy.batch' is 0; expected a"
                        + " whole number of 1 or more",
                "'metrics':['macs'],'calibration_examples':1 | 'calibration_examples' is 1;"
                        + " expected a whole number of 2 or more",
                "'metrics':['macs'],'calibration_images':1 | 'calibration_images' is 1; expected a"
                        + " whole number of 2 or more",
                "'metrics':['macs'],'calibration_images':8,'calibration_examples':8 |"
                        + " 'calibration_images' is the former name of 'calibration_examples',"
                        + " which is there too; leave 'calibration_images' out"
            })
    void shouldNameKeyValueAndWhatIsExpected(String keys, String message) {
        assertThatThrownBy(() -> parse("{'meter':'onnx'," + keys + "}"))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageStartingWith("pool p: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'metrics':['macs'],'provider':'tpu' | provider: 'tpu' is not in this build of ONNX"
                        + " Runtime; there are [cpu]",
                "'metrics':['macs'],'provider':'cuda' | there are [cpu]; build with -Pgpu",
                "'metrics':['macs'],'network':'resnet' | network: 'resnet' is not a network that is"
                    + " built in (digits-mbv3, fashion-mbv3, ofa-mbv3-w1.0, ofa-mbv3-w1.2,"
                    + " ofa-resnet50, ofa-resnet50-q8-32, bootstrapnas-resnet50-int8) or the path"
                    + " of a file with one; there is no file ",
                "'metrics':['macs'],'network':'no.json' | network: 'no.json' is not a network that"
                        + " is built in (",
                "'metrics':['macs'],'weights':'no.safetensors' | weights: ",
                "'metrics':['accuracy_top1'],'weights':'weights.safetensors' | key 'dataset' is"
                        + " missing",
                "'metrics':['accuracy_top1'],'dataset':'dataset.safetensors' | key 'weights' is"
                        + " missing",
                "'metrics':['macs'],'precision':'int8' | key 'calibration' is missing",
                "'metrics':['macs'],'dataset':'no.safetensors' | dataset: ",
                "'metrics':['macs'],'dataset':'dataset.safetensors','resolution':48 | dataset: ",
                "'metrics':['macs'],'calibration':'weights.safetensors' | calibration: ",
                "'metrics':['macs'],'threads':4096 | threads: 4096; expected at most "
            })
    void shouldRefuseWhatCannotBeUsedBeforeAnythingIsMeasured(String keys, String message) {
        PoolSettings pool = settings("p", "{'meter':'onnx'," + keys + "}", folder);

        assertThatThrownBy(() -> Meters.load(pool, DigitsFixture.SPACE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageStartingWith("pool p: ")
                .hasMessageContaining(message);
    }

    @Test
    void shouldNameTheFileOfTruncatedWeights() throws Exception {
        byte[] weights = Files.readAllBytes(folder.resolve("weights.safetensors"));
        digits.write("weights.safetensors", Arrays.copyOf(weights, weights.length - 1));
        PoolSettings pool = digits.pool("'macs'", "");

        assertThatThrownBy(() -> Meters.load(pool, DigitsFixture.SPACE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("weights.safetensors")
                .hasMessageContaining("truncated");
    }

    @Test
    void shouldAskForANetworkWhereTheSpaceHasNone() {
        PoolSettings pool = digits.pool("'macs'", "");

        assertThatThrownBy(() -> Meters.load(pool, PoolFixture.SPACE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("key 'network' is missing: space tiny has no built-in");
    }

    @Test
    void shouldReadTheNumberOfExamplesByItsFormerNameToo() {
        assertThat(parse("{'meter':'onnx','metrics':['macs'],'calibration_images':64}"))
                .isEqualTo(parse("{'meter':'onnx','metrics':['macs'],'calibration_examples':64}"));
    }

    @Test
    void shouldLockThisMachineForWhatIsRunUnlessADeviceIsNamed() {
        assertThat(describe(digits.pool("'latency_ms'", "")).device()).contains("this-machine");
        assertThat(describe(digits.pool("'accuracy_top1'", "")).device()).contains("this-machine");
        assertThat(describe(digits.pool("'macs'", "")).device()).isEmpty();
        assertThat(describe(digits.pool("'latency_ms'", ",'device':'gpu0'")).device())
                .contains("gpu0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'fraction':0.5",
                ",'batch':2",
                ",'threads':2",
                ",'precision':'int8'",
                ",'calibration_examples':2",
                ",'latency':{'samples':64}"
            })
    void shouldFingerprintTheSettings(String change) {
        String metrics = "'latency_ms','accuracy_top1'";

        assertThat(describe(digits.pool(metrics, change)).fingerprint())
                .isNotEqualTo(describe(digits.pool(metrics, "")).fingerprint());
    }

    @Test
    void shouldFingerprintWeightsAndImages() {
        String original = describe(digits.pool("'accuracy_top1'", "")).fingerprint();
        digits.weights("weights.safetensors", 2);
        String retrained = describe(digits.pool("'accuracy_top1'", "")).fingerprint();
        digits.dataset("dataset.safetensors", 1, 2, 3);
        String otherImages = describe(digits.pool("'accuracy_top1'", "")).fingerprint();

        assertThat(List.of(original, retrained, otherImages)).doesNotHaveDuplicates();
    }
}
