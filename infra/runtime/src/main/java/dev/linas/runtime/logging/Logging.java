package dev.linas.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Points the process's log events at a {@link LogTarget}. A user who names a Logback file of their
 * own with {@code -Dlogback.configurationFile} keeps it.
 */
public final class Logging {
    /** Libraries that warn about things that are as they should be here. */
    private static final List<String> NOISY =
            List.of(
                    // "configurations were supplied but are not used": one client's settings passed
                    // to all
                    "org.apache.kafka.clients.admin.AdminClientConfig",
                    "org.apache.kafka.clients.consumer.ConsumerConfig",
                    "org.apache.kafka.clients.producer.ProducerConfig",
                    "org.apache.kafka.streams.StreamsConfig",
                    // "InstanceAlreadyExistsException": several clients of one name in a JVM
                    "org.apache.kafka.common.utils.AppInfoParser",
                    // a stack trace of what whoever asked reports
                    "org.apache.kafka.clients.admin.internals.AdminMetadataManager",
                    // a stack trace for each schema id it does not find; whoever asked reports that
                    "io.apicurio.registry.resolver.cache.ERCache");

    private static final String OURS = "dev.linas";
    private static final String TEXT =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSS,UTC}Z %-5level [%thread] %logger{30} - %msg%n";
    private static final String TERMINAL = "%level: %msg%n%nopex";
    private static final FileSize LARGEST_FILE = FileSize.valueOf("20MB");
    private static final int OLD_FILES = 3;
    private static final AtomicReference<Optional<Path>> FILE =
            new AtomicReference<>(Optional.empty());

    private Logging() {}

    /**
     * Replaces whatever was configured before.
     *
     * @throws UserError if the log's folder cannot be made
     */
    public static void configure(LogTarget target) {
        if (System.getProperty("logback.configurationFile") != null) {
            return;
        }
        target.file().ifPresent(Logging::makeFolder);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        configure(context, target);
    }

    /** Works as {@link #configure(LogTarget)} does, for a context that has no appender yet. */
    static void configure(LoggerContext context, LogTarget target) {
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger(OURS).setLevel(Level.convertAnSLF4JLevel(target.level()));
        NOISY.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        if (target.file().isPresent()) {
            root.addAppender(file(context, target.file().get(), target.format()));
            root.addAppender(terminal(context));
        } else {
            root.addAppender(standardError(context, terminalEncoder(context, target.format())));
        }
        FILE.set(target.file());
        adoptOtherChannels();
    }

    /**
     * Sends to Logback what would go past it to standard error: java.util.logging, and threads that
     * die.
     */
    private static void adoptOtherChannels() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        DyingThreads.report();
    }

    /** Where a person finds the details of an error, as the end of a sentence. */
    public static String whereabouts() {
        return FILE.get().map(file -> "see " + file).orElse("see the log above");
    }

    private static Appender<ILoggingEvent> file(
            LoggerContext context, Path file, LogFormat format) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(encoder(context, format));
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMaxIndex(OLD_FILES);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(LARGEST_FILE);
        trigger.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        return appender;
    }

    private static Appender<ILoggingEvent> terminal(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender =
                standardError(context, pattern(context, ownLine() + TERMINAL));
        OwnWarnings filter = new OwnWarnings(OURS);
        filter.start();
        appender.addFilter(filter);
        return appender;
    }

    /**
     * Clears the progress that stands there and below, so that a warning never stands within it.
     */
    private static String ownLine() {
        return Boolean.getBoolean("linas.terminal") ? "\r\u001B[J" : "";
    }

    private static ConsoleAppender<ILoggingEvent> standardError(
            LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> terminalEncoder(LoggerContext context, LogFormat format) {
        return format == LogFormat.TEXT
                ? pattern(context, ownLine() + TEXT)
                : encoder(context, format);
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
        if (format == LogFormat.TEXT) {
            return pattern(context, TEXT);
        }
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithSequenceNumber(false);
        encoder.start();
        return encoder;
    }

    private static PatternLayoutEncoder pattern(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    private static void makeFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError(
                    "cannot make the log folder "
                            + folder
                            + ": "
                            + (e instanceof FileSystemException fault && fault.getReason() != null
                                    ? fault.getReason()
                                    : e)
                            + "; choose another with --data",
                    e);
        }
    }
}
