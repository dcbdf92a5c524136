package dev.linas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.evaluator.EvaluatorConfig.Role;
import dev.linas.evaluator.fleet.EarlierMeasurements;
import dev.linas.evaluator.fleet.FleetReader;
import dev.linas.evaluator.pool.EvaluatorInstance;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.topics.Topics;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluators on a real broker and a real registry. */
@Timeout(300)
class EvaluatorIT {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluatorIT.class);
    private static final Role FULL = new Role.Full();
    private static final Role WORKER = new Role.WorkerOnly();

    @TempDir static Path folder;
    private static EvaluatorFixture bench;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        bench = EvaluatorFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void shouldMeasureWhatIsProposedAndAnswerRepeatsFromTheLog() {
        PoolSettings pool = bench.pool("repeats", 0);
        open(pool, "a", 1, FULL);
        bench.propose("repeats", "first", 5);
        List<Measurement> first = bench.awaitMeasurements("first", 5);
        assertComplete(first, 5);
        assertThat(first).noneMatch(Measurement::getRepeat);

        bench.propose("repeats", "second", 6);

        List<Measurement> second = bench.awaitMeasurements("second", 6);
        assertComplete(second, 6);
        assertThat(second.stream().filter(Measurement::getRepeat)).hasSize(5);
    }

    @Test
    void shouldStopAndGiveItsWorkBackOnceAFileOfThePoolIsReplaced() throws Exception {
        PoolSettings pool = bench.pool("replaced", 0);
        EvaluatorApp app = bench.evaluator(pool, "a", 1, FULL);
        opened.add(app);
        bench.propose("replaced", "replaced", 1);
        bench.awaitMeasurements("replaced", 1);
        Path table = folder.resolve("replaced1.csv");
        String before = Files.readString(table);
        Files.writeString(table, before.replace("0.5", "0.7"));

        bench.propose("replaced", "after", 2);

        assertThat(app.failure().get(60, TimeUnit.SECONDS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("replaced1.csv: changed since measuring began");
        app.close();
        Files.writeString(table, before);
        open(pool, "b", 1, FULL);
        assertThat(bench.awaitMeasurements("after", 2))
                .allMatch(m -> m.getResults().get(0).getOutcome() == Outcome.MEASURED);
    }

    @Test
    void shouldShareARoundAmongEightWorkers() {
        PoolSettings pool = bench.pool("shared", 100);
        open(pool, "team", 8, FULL);
        bench.propose("shared", "warm", 1);
        bench.awaitMeasurements("warm", 1);
        bench.propose("shared", "round", 65); // the first one is a repeat

        List<Measurement> round = bench.awaitMeasurements("round", 65);

        assertComplete(round, 65);
        List<Measurement> measured = round.stream().filter(m -> !m.getRepeat()).toList();
        LOG.warn("64 items of 100 ms on 8 workers took {} ms from first to last", span(measured));
        assertThat(measured).allMatch(m -> m.getDelivery() == 1);
    }

    @Test
    void shouldGiveWorkToAWorkerThatJoinsInTheMiddle() {
        PoolSettings pool = bench.pool("joined", 300);
        open(pool, "early", 2, FULL);
        bench.propose("joined", "joined", 100);
        bench.awaitMeasurements("joined", 4);

        open(pool, "late", 1, WORKER);

        List<Measurement> all = bench.awaitMeasurements("joined", 100);
        assertComplete(all, 100);
        assertThat(all).extracting(Measurement::getInstance).contains("early", "late");
    }

    @Test
    void shouldLoseNothingWhenAWorkerIsStoppedInTheMiddle() throws Exception {
        PoolSettings pool = bench.pool("stopped", 100);
        open(pool, "stays", 1, FULL);
        EvaluatorApp leaves = bench.evaluator(pool, "leaves", 2, WORKER);
        bench.propose("stopped", "stopped", 40);
        bench.awaitMeasurements("stopped", 8);

        leaves.close();

        assertComplete(bench.awaitMeasurements("stopped", 40), 40);
        assertThat(FleetReader.read(bench.connection()))
                .filteredOn(peer -> peer.pool().equals("stopped"))
                .extracting(EvaluatorInstance::instance)
                .containsExactly("stays");
    }

    @Test
    void shouldLoseNothingWhenAProcessIsKilledInTheMiddle() throws Exception {
        PoolSettings pool = bench.pool("killed", 300);
        Process process = startProcess("killed", "victim");
        bench.await(Topics.EVALUATORS, status -> status.getInstance().equals("victim"), 1);
        open(pool, "stays", 1, FULL);
        bench.propose("killed", "killed", 60);
        bench.await(
                Topics.MEASUREMENTS,
                m -> m.getSearchId().equals("killed") && m.getInstance().equals("victim"),
                3);

        process.destroyForcibly().waitFor();

        assertComplete(bench.awaitCandidates("killed", 60), 60);
    }

    @Test
    void shouldKeepTheLockOfWhatTakesLongerThanIt() throws Exception {
        PoolSettings pool = bench.pool("slow", 7000);
        bench.lockDuration("slow", Duration.ofSeconds(2));
        bench.queue("slow", "slow", 0);
        open(pool, "a", 2, WORKER);

        List<Measurement> measured = bench.awaitMeasurements("slow", 1);

        assertThat(measured).singleElement().matches(m -> m.getDelivery() == 1);
        bench.queue("slow", "slow", 1);
        assertThat(bench.awaitMeasurements("slow", 2))
                .extracting(Measurement::getIndex)
                .contains(0, 1);
    }

    @Test
    void shouldQuarantineARecordThatKillsItsWorkers() {
        PoolSettings pool = bench.pool("deadly", 0);
        bench.queue("deadly", "deadly", 0);
        deliverAndRelease("deadly", 4);

        open(pool, "a", 1, WORKER);

        MetricResult result = bench.awaitMeasurements("deadly", 1).get(0).getResults().get(0);
        assertThat(result.getOutcome()).isEqualTo(Outcome.FAILED_PERMANENT);
        assertThat(result.getError()).contains("quarantined: delivered 5 times");
        bench.await(
                Topics.DEAD_LETTERS,
                letter -> letter.getTopic().equals(Topics.work("deadly").name()),
                1);
    }

    @Test
    void shouldSendPoisonToTheDeadLettersAndGoOn() {
        PoolSettings pool = bench.pool("poison", 0);
        bench.sendRaw(Topics.work("poison").name(), "x", new byte[] {1, 2, 3});
        bench.queue("poison", "after-poison", 0);

        open(pool, "a", 1, WORKER);

        assertComplete(bench.awaitMeasurements("after-poison", 1), 1);
        bench.await(
                Topics.DEAD_LETTERS,
                letter ->
                        letter.getTopic().equals(Topics.work("poison").name())
                                && letter.getNode().equals("read-work"),
                1);
    }

    @Test
    void shouldRefuseToJoinAPoolThatMeasuresSomethingElse() {
        PoolSettings pool = bench.pool("picky", 0);
        open(pool, "a", 1, WORKER);
        bench.await(Topics.EVALUATORS, status -> status.getPool().equals("picky"), 1);
        PoolSettings other = bench.settings("picky", 0, 2);

        assertThatThrownBy(() -> bench.evaluator(other, "b", 1, WORKER))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("pool picky: instance b has meter fingerprint")
                .hasMessageContaining("running instance a has");
    }

    @Test
    void shouldRefuseToGoOnWithASearchThatOtherMetersOfThePoolHaveMeasured() {
        PoolSettings pool = bench.pool("changed", 0);
        open(pool, "a", 1, FULL);
        bench.propose("changed", "goes-on", 1);
        String fingerprint = bench.awaitMeasurements("goes-on", 1).get(0).getMeterFingerprint();

        Connection connection = bench.connection();
        EarlierMeasurements changed = EarlierMeasurements.read(connection, "changed");
        changed.check(connection, fingerprint);
        EarlierMeasurements.read(connection, "other").check(connection, "0".repeat(64));
        assertThatThrownBy(() -> changed.check(connection, "0".repeat(64)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("pool changed: search 'goes-on' goes on");
    }

    private void open(PoolSettings pool, String instance, int workers, Role role) {
        opened.add(bench.evaluator(pool, instance, workers, role));
    }

    private static void assertComplete(List<Measurement> measurements, int count) {
        assertThat(measurements)
                .extracting(Measurement::getIndex)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
        assertThat(measurements)
                .allSatisfy(
                        m ->
                                assertThat(m.getResults().get(0).getValue())
                                        .isEqualTo(
                                                EvaluatorFixture.value(
                                                        GenomeMapper.toGenome(m.getGenome()))));
    }

    private static long span(List<Measurement> measured) {
        var ends = measured.stream().map(Measurement::getMeasuredAt).sorted().toList();
        return Duration.between(ends.get(0), ends.get(ends.size() - 1)).toMillis() + 100;
    }

    private void deliverAndRelease(String pool, int times) {
        Map<String, Object> properties = bench.connection().kafkaProperties();
        properties.put("group.id", Topics.workGroup(pool));
        properties.put("share.acknowledgement.mode", "explicit");
        try (KafkaShareConsumer<byte[], byte[]> consumer =
                new KafkaShareConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.work(pool).name()));
            int delivered = 0;
            while (delivered < times) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    delivered++;
                    consumer.acknowledge(record, AcknowledgeType.RELEASE);
                }
                consumer.commitSync();
            }
        }
    }

    private Process startProcess(String pool, String instance) throws Exception {
        Path file =
                PoolFixture.write(
                        folder,
                        pool + ".yaml",
                        """
                        space: nas-bench-201
                        pools:
                          %s: {meter: table, file: %s1.csv, genome: [op0, op1, op2, op3, op4, \
                        op5], metrics: {m: v}, simulated_delay: 300ms}
                        """
                                .formatted(pool, pool));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EvaluatorMain.class.getName(),
                                file.toString(),
                                "--pool",
                                pool,
                                "--instance",
                                instance,
                                "--worker-only",
                                "--bootstrap",
                                bench.connection().bootstrap(),
                                "--registry",
                                bench.connection().registry())
                        .redirectErrorStream(true)
                        .redirectOutput(new File(folder.toFile(), instance + ".log"))
                        .start();
        opened.add(
                () -> {
                    process.destroyForcibly();
                    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
                });
        return process;
    }
}
