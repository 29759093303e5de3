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
 * How Kafka clients connect, from a file in Kafka's own format: TLS, login, timeouts. Values may be
 * passwords: they are never part of a message or of {@link #toString}.
 */
final class ClientProperties {
    /** No file was given. */
    static final ClientProperties NONE = new ClientProperties(Map.of());

    /** Prefix of the settings of configuration providers, which no client lists. */
    private static final String PROVIDERS = AdminClientConfig.CONFIG_PROVIDERS_CONFIG + ".";

    private final Map<String, String> values;

    private ClientProperties(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads a file.
     *
     * @throws TypeConversionException when it cannot be read, or for a key that is not a property
     *     of Kafka's clients or that a file may not set
     */
    static ClientProperties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw new TypeConversionException("no such file: " + file);
        } catch (IOException | IllegalArgumentException unreadable) {
            // The text after a broken escape may be a password, so it is not repeated.
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
                    "%s: %s is not a property of Kafka's clients".formatted(file, key));
        }
    }

    private static Set<String> ofAnyClient() {
        Set<String> names = new HashSet<>(AdminClientConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        return names;
    }

    /** The properties that a kind of client knows. */
    Map<String, String> knownAs(Set<String> names) {
        Map<String, String> known = new HashMap<>(values);
        known.keySet().removeIf(key -> !key.startsWith(PROVIDERS) && !names.contains(key));
        return known;
    }

    /** The keys only. */
    @Override
    public String toString() {
        return new TreeSet<>(values.keySet()).toString();
    }

    /** Reads the file of {@code --kafka-properties}. */
    static final class Converter implements ITypeConverter<ClientProperties> {
        @Override
        public ClientProperties convert(String file) {
            return read(Path.of(file));
        }
    }
}
