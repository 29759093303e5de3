package io.sightline.jobs.topics;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How Kafka clients connect, as a file in Kafka's own format says: TLS, login, timeouts. Values may
 * be passwords: none is ever part of a message or of {@link #toString}.
 */
final class ClientProperties {
    /** No file was given. */
    static final ClientProperties NONE = new ClientProperties(Map.of());

    /** Names of providers, and what a provider is told, follow this; no client lists them. */
    private static final String PROVIDERS = AdminClientConfig.CONFIG_PROVIDERS_CONFIG + ".";

    private final Map<String, String> values;

    private ClientProperties(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads a file.
     *
     * @throws TypeConversionException saying which key is none of a Kafka client's, or not for a
     *     file to say
     */
    static ClientProperties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw new TypeConversionException("no such file: " + file);
        } catch (IOException | IllegalArgumentException unreadable) {
            // What follows a broken escape may be a password: what it says is not repeated.
            throw new TypeConversionException("cannot be read as properties: " + file);
        }
        Map<String, String> values = new HashMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            check(file, key);
            values.put(key, properties.getProperty(key));
        }
        return new ClientProperties(values);
    }

    private static void check(Path file, String key) {
        DecidedProperties.decidedBy(key)
                .ifPresent(
                        decider -> {
                            throw new TypeConversionException(
                                    "%s: %s is not set here: %s".formatted(file, key, decider));
                        });
        if (!key.startsWith(PROVIDERS) && !ofAnyClient().contains(key)) {
            throw new TypeConversionException(
                    "%s: %s is no property of Kafka's clients".formatted(file, key));
        }
    }

    private static Set<String> ofAnyClient() {
        Set<String> names = new HashSet<>(AdminClientConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        return names;
    }

    /** Those that a kind of client knows. */
    Map<String, String> knownAs(Set<String> names) {
        Map<String, String> known = new HashMap<>(values);
        known.keySet().removeIf(key -> !key.startsWith(PROVIDERS) && !names.contains(key));
        return known;
    }

    /** Keys alone. */
    @Override
    public String toString() {
        return new TreeSet<>(values.keySet()).toString();
    }

    /** {@code --kafka-properties} as a file's name. */
    static final class Converter implements ITypeConverter<ClientProperties> {
        @Override
        public ClientProperties convert(String file) {
            return read(Path.of(file));
        }
    }
}
