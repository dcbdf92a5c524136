package dev.linas.runtime.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.event.Level;

/**
 * The settings that Logback starts with when the first logger is asked for: warnings only, on
 * standard error. Found as a service, so that a command that logs nothing loads no logging at all.
 * Logback asks for a configuration file first, so a {@code logback-test.xml} and {@code
 * -Dlogback.configurationFile} take precedence.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL - 1)
public final class InitialLogging extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.configure(context, LogTarget.standardError(LogFormat.TEXT, Level.WARN));
        // A command that asks once reports itself that nobody answers, or that it is refused.
        context.getLogger("org.apache.kafka.clients.NetworkClient")
                .setLevel(ch.qos.logback.classic.Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
