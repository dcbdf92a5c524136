package dev.linas.local;

import dev.linas.runtime.config.Connection;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Runs the short commands and {@code run} once over a search of a few made-up networks, in a folder
 * of its own that is removed afterwards, so that the JVM has loaded the classes that they, the
 * broker and the apps need. Makes the registry's archive as well. Prints nothing but errors.
 */
public final class Rehearsal {
    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "rehearsal",
             "variables": [{"name": "depth", "options": [1, 2, 3]}, \
            {"name": "width", "options": [8, 16]}]}
            """;
    private static final String SEARCH =
            """
            id: rehearsal
            space: space.json
            objectives:
              - {metric: accuracy, pool: table, goal: maximize}
              - {metric: latency_ms, pool: table, goal: minimize}
            budget: {evaluations: 6}
            pools:
              table: {meter: table, file: table.csv, genome: [depth, width], \
            metrics: {accuracy: a, latency_ms: l}}
            """;
    private static final String TABLE =
            """
            depth,width,a,l
            0,0,50,1
            1,0,60,2
            2,0,64,3
            0,1,55,2
            1,1,66,3
            2,1,70,5
            """;

    /** It runs behind everything else on the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ToIntFunction<String[]> linas;
    private final Path folder;
    private final PrintStream err;

    private Rehearsal(ToIntFunction<String[]> linas, Path folder, PrintStream err) {
        this.linas = linas;
        this.folder = folder;
        this.err = err;
    }

    /**
     * Rehearses.
     *
     * @param linas runs the command of these arguments and gives its exit code
     * @return whether every command did what it was asked
     * @throws IOException if the folder cannot be made or written to
     */
    public static boolean run(ToIntFunction<String[]> linas) throws IOException {
        PrintStream err = System.err;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        RegistryArchive.main(new String[0]); // before the trial, which is quicker with it
        Path folder = Files.createTempDirectory("linas-rehearsal");
        boolean done = false;
        try {
            done = new Rehearsal(linas, folder, err).run();
        } catch (LocalStackException e) {
            err.println(e.getMessage());
        } finally {
            remove(folder);
        }
        return done;
    }

    private static void remove(Path folder) {
        try {
            Utils.delete(folder.toFile());
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // a broker that closes slowly may still write there
        }
    }

    private boolean run() throws IOException {
        Files.writeString(folder.resolve("space.json"), SPACE);
        Files.writeString(folder.resolve("table.csv"), TABLE);
        String search = Files.writeString(folder.resolve("search.yaml"), SEARCH).toString();
        Path data = folder.resolve("data");
        boolean done = command("--help");
        done &= command("simulate", search);
        try (LocalStack stack = LocalStack.start(LocalSettings.in(data).withPatience(PATIENCE))) {
            Connection connection = new Connection(stack.bootstrap(), stack.registryUrl());
            try (Provisioner provisioner =
                    Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
                provisioner.provision(Topics.fixed());
            }
            List<String> address =
                    List.of(
                            "--bootstrap=" + connection.bootstrap(),
                            "--registry=" + connection.registry());
            commitAnOffset(connection);
            done &= command(address, "search", "start", search);
            done &= command(address, "status");
            done &= command(address, "search", "list");
            done &= command(address, "search", "show", "rehearsal");
        }
        command(
                "run",
                search,
                "--data",
                data.toString()); // the apps; without them, half an archive
        return done;
    }

    /** So that {@code status} has a group to show. */
    private static void commitAnOffset(Connection connection) {
        Map<String, Object> properties = connection.shortLivedProperties();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "linas-rehearsal");
        TopicPartition partition = new TopicPartition(Topics.SEARCHES.name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)));
        }
    }

    private boolean command(List<String> address, String... arguments) {
        return command(
                Stream.concat(Stream.of(arguments), address.stream()).toArray(String[]::new));
    }

    private boolean command(String... arguments) {
        int code = linas.applyAsInt(arguments);
        if (code != 0) {
            err.println("'linas " + String.join(" ", arguments) + "' ended with code " + code);
        }
        return code == 0;
    }
}
