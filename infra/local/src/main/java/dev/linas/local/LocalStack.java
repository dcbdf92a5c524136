package dev.linas.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker and a schema registry on 127.0.0.1 over one data folder. Starting again on the same
 * folder brings everything back, also after a SIGKILL, and by default on the same ports. A registry
 * that dies is started again. One process at a time can own a folder.
 */
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
    private static final Duration PORT_GRACE = Duration.ofSeconds(2);

    private final DataFolder folder;
    private final Ports ports;
    private final LocalBroker broker;
    private final SupervisedRegistry registry;
    private final DiskSpace disk;

    private LocalStack(
            DataFolder folder,
            Ports ports,
            LocalBroker broker,
            SupervisedRegistry registry,
            DiskSpace disk) {
        this.folder = folder;
        this.disk = disk;
        this.ports = ports;
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts both and waits until both serve.
     *
     * @throws LocalStackException where that is impossible: the folder is in use or of another
     *     version, a port is taken, the registry is missing or does not start. Nothing is left
     *     running then
     */
    public static LocalStack start(LocalSettings settings) {
        RegistryHome home =
                settings.registryHome().map(RegistryHome::at).orElseGet(RegistryHome::locate);
        DataFolder folder = DataFolder.open(settings.data());
        try {
            return start(settings, home, folder);
        } catch (IOException e) {
            release(folder);
            throw new LocalStackException(
                    "The data folder " + folder.root() + " is not writable: " + e, e);
        } catch (RuntimeException | Error e) {
            release(folder);
            throw e;
        }
    }

    private static LocalStack start(LocalSettings settings, RegistryHome home, DataFolder folder)
            throws IOException {
        Files.deleteIfExists(folder.root().resolve(Endpoints.FILE)); // of a run that was killed
        RememberedPorts last = RememberedPorts.read(folder.root());
        Ports ports = new Ports(PORT_GRACE);
        try {
            return start(settings, home, folder, last, ports);
        } catch (RuntimeException | Error | IOException e) {
            ports.close();
            throw e;
        }
    }

    private static LocalStack start(
            LocalSettings settings,
            RegistryHome home,
            DataFolder folder,
            RememberedPorts last,
            Ports ports)
            throws IOException {
        while (true) {
            int kafka =
                    ports.pick(
                            LocalSettings.KAFKA_PORT_OPTION,
                            settings.kafkaPort(),
                            last.kafka(),
                            LocalSettings.PREFERRED_KAFKA_PORT);
            int registry =
                    ports.pick(
                            LocalSettings.REGISTRY_PORT_OPTION,
                            settings.registryPort(),
                            last.registry(),
                            LocalSettings.PREFERRED_REGISTRY_PORT);
            try {
                return start(settings, home, folder, ports, kafka, registry);
            } catch (LocalStackException e) {
                boolean chosenByUs =
                        settings.kafkaPort().isEmpty() && settings.registryPort().isEmpty();
                if (!chosenByUs || !(ports.isLost(kafka) || ports.isLost(registry))) {
                    throw e;
                }
                LOG.info(
                        "another program took our port {} or {} while we started: trying others",
                        kafka,
                        registry);
            }
        }
    }

    private static LocalStack start(
            LocalSettings settings,
            RegistryHome home,
            DataFolder folder,
            Ports ports,
            int kafkaPort,
            int registryPort)
            throws IOException {
        OpenFiles.require(OpenFiles.limit());
        RememberedPorts.write(folder.root(), kafkaPort, registryPort);
        DiskSpace disk = DiskSpace.watch(folder.root(), LOG::warn);
        // The registry starts in its own process while the broker starts in this one.
        Path data = folder.registry();
        Path log = folder.logs().resolve("registry.log");
        SupervisedRegistry registry =
                new SupervisedRegistry(
                        () -> LocalRegistry.launch(home, data, registryPort, log),
                        settings.patience());
        try {
            LocalBroker broker = LocalBroker.start(folder.kafka(), kafkaPort, settings.broker());
            return ready(new LocalStack(folder, ports, broker, registry, disk));
        } catch (RuntimeException | Error e) {
            disk.close();
            registry.close();
            throw e;
        }
    }

    private static LocalStack ready(LocalStack stack) {
        try {
            stack.registry.awaitReady();
            stack.endpoints().write(stack.folder.root());
            LOG.info("broker at {}, registry at {}", stack.bootstrap(), stack.registryUrl());
            return stack;
        } catch (IOException e) {
            stack.broker.close();
            throw new LocalStackException(
                    "The data folder " + stack.folder.root() + " is not writable: " + e, e);
        } catch (RuntimeException | Error e) {
            stack.broker.close();
            throw e;
        }
    }

    private static void release(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            LOG.warn("giving back the data folder {} failed", folder.root(), e);
        }
    }

    /** Bootstrap servers of the broker, {@code 127.0.0.1:PORT}. */
    public String bootstrap() {
        return broker.bootstrap();
    }

    /** Base address of the registry, {@code http://127.0.0.1:PORT}. */
    public String registryUrl() {
        return registry.current().url();
    }

    /** Process id of the registry, a child of this process; another one after it has died. */
    public long registryPid() {
        return registry.current().pid();
    }

    /** Both addresses, as written to the data folder. */
    public Endpoints endpoints() {
        return new Endpoints(bootstrap(), registryUrl(), ProcessHandle.current().pid());
    }

    /**
     * Completes with the reason when the disk of the folder is so full that everything is to end,
     * which has been warned of by then.
     */
    public CompletableFuture<String> diskFull() {
        return disk.full();
    }

    /**
     * Ends both and gives the folder back. Close every client before. Never throws, returns after
     * half a minute at the latest, has no effect the second time.
     */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.root().resolve(Endpoints.FILE));
        } catch (IOException e) {
            LOG.warn("removing {} failed", Endpoints.FILE, e);
        }
        disk.close();
        registry.close();
        broker.close();
        ports.close();
        release(folder);
    }
}
