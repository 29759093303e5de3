package io.sightline.jobs.broker;

import io.sightline.jobs.topics.KafkaCluster;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real broker for all tests of a JVM: started by the first class that registers this, stopped
 * by JUnit at the end. Tests keep apart by using topics of their own.
 */
public final class TestingBroker implements BeforeAllCallback {
    private EmbeddedBroker broker;

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the root store closes it after the last class
    public void beforeAll(ExtensionContext context) {
        broker =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.GLOBAL)
                        .getOrComputeIfAbsent(
                                EmbeddedBroker.class,
                                key -> EmbeddedBroker.start(),
                                EmbeddedBroker.class);
    }

    /** Where clients connect: {@code host:port}. */
    public String bootstrapServers() {
        return cluster().bootstrapServers();
    }

    /** Where clients connect, without a login. */
    public KafkaCluster cluster() {
        return broker.cluster();
    }
}
