package io.sightline.jobs.broker;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A real broker that speaks TLS alone and knows who may log in, by SASL/SCRAM. */
public final class TestingSecureBroker implements AutoCloseable {
    /** Who may log in. */
    public static final String USER = "sightline";

    private static final String BROKER_USER = "broker";

    private final EmbeddedBroker broker;
    private final String password = UUID.randomUUID().toString();

    /**
     * Starts it.
     *
     * @param certificate by which the broker shows what it is
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public TestingSecureBroker(TestingCertificate certificate) {
        String brokerPassword = UUID.randomUUID().toString();
        broker =
                EmbeddedBroker.start(
                        EmbeddedBroker.ANY_FREE_PORT,
                        new BrokerSecurity(
                                "SASL_SSL",
                                List.of(scram(USER, password), scram(BROKER_USER, brokerPassword)),
                                settings(certificate, brokerPassword)));
    }

    private static String scram(String user, String password) {
        return "SCRAM-SHA-256=[name=%s,password=%s]".formatted(user, password);
    }

    private static Map<String, String> settings(
            TestingCertificate certificate, String brokerPassword) {
        return Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                certificate.keyStore().toString(),
                "ssl.keystore.password",
                certificate.password(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.certificate().toString(),
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-256",
                "sasl.mechanism.inter.broker.protocol",
                "SCRAM-SHA-256",
                "listener.name.broker.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"%s\" password=\"%s\";"
                                .formatted(BROKER_USER, brokerPassword));
    }

    /** Where clients connect: {@code host:port}. */
    public String bootstrapServers() {
        return broker.cluster().bootstrapServers();
    }

    /** The password of {@link #USER}, which occurs nowhere else by chance. */
    public String password() {
        return password;
    }

    @Override
    public void close() {
        broker.close();
    }
}
