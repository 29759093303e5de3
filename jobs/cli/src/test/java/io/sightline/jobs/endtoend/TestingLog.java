package io.sightline.jobs.endtoend;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.util.Throwables;

/** All that is logged from DEBUG on while it is open, stack traces included. */
final class TestingLog extends AbstractAppender implements AutoCloseable {
    /** Of Kafka, Flink and all that they use; and of Sightline. */
    private static final List<String> LOGGERS = List.of("org", "io", "kafka");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /** Begins to listen. */
    @MustBeClosed
    TestingLog() {
        super("testing", null, null, true, Property.EMPTY_ARRAY);
        start();
        LoggerContext context = context();
        for (String name : LOGGERS) {
            LoggerConfig logger = new LoggerConfig(name, Level.DEBUG, false);
            logger.addAppender(this, Level.DEBUG, null);
            context.getConfiguration().addLogger(name, logger);
        }
        context.updateLoggers();
    }

    private static LoggerContext context() {
        return (LoggerContext) LogManager.getContext(false);
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            lines.addAll(Throwables.toStringList(event.getThrown()));
        }
    }

    /** So far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        LoggerContext context = context();
        LOGGERS.forEach(context.getConfiguration()::removeLogger);
        context.updateLoggers();
        stop();
    }
}
