package dev.linas.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Lets only warnings and errors of one package pass. */
final class OwnWarnings extends Filter<ILoggingEvent> {
    private final String prefix;

    OwnWarnings(String ownPackage) {
        this.prefix = ownPackage + ".";
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean passes =
                event.getLevel().isGreaterOrEqual(Level.WARN)
                        && event.getLoggerName().startsWith(prefix);
        return passes ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
