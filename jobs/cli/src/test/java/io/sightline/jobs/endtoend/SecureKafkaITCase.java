package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.TestingCertificate;
import io.sightline.jobs.broker.TestingSecureBroker;
import io.sightline.jobs.cli.Sightline;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every client against a real broker that wants TLS and a login. */
@Timeout(300) // an event that never comes must not be waited for
class SecureKafkaITCase {
    private static final Path CLIP =
            Path.of("../media/src/test/resources/feed/drawn-h264-b-frames.mp4");
    private static final int FRAMES = 30;
    private static final Pattern REST = Pattern.compile("Rest endpoint listening at (\\S+)");
    private static final Pattern PROVIDED = Pattern.compile("\\$\\{file:[^}]+}");

    @TempDir static Path folder;

    private static TestingSecureBroker broker;
    private static Path documented;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    static void start() throws IOException {
        broker = new TestingSecureBroker(TestingCertificate.in(folder));
        documented = documented(folder, broker.password());
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    /** The example of {@code deploy/}, with its files in a folder. */
    private static Path documented(Path place, String password) throws IOException {
        Files.writeString(place.resolve("kafka-login.properties"), "password=" + password + "\n");
        String example = Files.readString(Path.of("../../deploy/conf/kafka.properties"));
        return Files.writeString(
                place.resolve("kafka.properties"),
                example.replace("/etc/sightline", place.toString()));
    }

    /** The same, with the password in it. */
    private static Path withPassword(String name, String password) throws IOException {
        String example = Files.readString(documented);
        return Files.writeString(
                folder.resolve(name),
                PROVIDED.matcher(example)
                        .replaceAll(Matcher.quoteReplacement(password))
                        .replaceAll("(?m)^config\\.providers.*$", ""));
    }

    @Test
    void feedJobAndWatchWorkTogetherWithTheDocumentedFile() throws IOException {
        assertThat(feed("documented", documented, "--create-topics")).as(err.toString()).isZero();
        try (EmbeddedFlink flink = EmbeddedFlink.start(job("documented", documented))) {
            assertThat(watch("documented", documented)).as(err.toString()).isZero();
            assertThat(flink.ended()).isFalse();
        }

        assertThat(out.toString().lines().filter(line -> line.contains("\"seq\""))).hasSize(FRAMES);
    }

    @Test
    void thePasswordIsNeitherLoggedNorShownByFlink() throws Exception {
        Path file = withPassword("shown.properties", broker.password());
        List<String> shown = new ArrayList<>();
        try (TestingLog log = new TestingLog()) {
            assertThat(feed("shown", file, "--create-topics")).as(err.toString()).isZero();
            try (EmbeddedFlink flink = EmbeddedFlink.start(job("shown", file))) {
                assertThat(watch("shown", file)).as(err.toString()).isZero();
                shown.addAll(new TestingFlinkUi(rest(log)).answers());
                assertThat(flink.ended()).isFalse();
            }
            assertThat(log.lines()).anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"));
            shown.addAll(log.lines());
        }
        shown.add(out.toString());
        shown.add(err.toString());

        assertThat(shown).noneMatch(text -> text.contains(broker.password()));
    }

    private static String rest(TestingLog log) {
        return log.lines().stream()
                .map(REST::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed", "run", "watch"})
    void aWrongPasswordIsToldInOneLine(String command) throws IOException {
        Path file = withPassword("wrong-password.properties", "wrong-word");

        assertThat(execute(command, file)).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "sightline: Kafka at %s refuses the login: Authentication failed during"
                                        .formatted(broker.bootstrapServers())
                                + " authentication due to invalid credentials with SASL mechanism"
                                + " SCRAM-SHA-256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed", "run", "watch"})
    void aBrokerThatAnotherAuthorityVouchesForIsToldInOneLine(String command) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere-" + command));
        TestingCertificate.in(elsewhere);

        assertThat(execute(command, documented(elsewhere, broker.password()))).isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "sightline: no TLS connection to Kafka at %s: "
                                .formatted(broker.bootstrapServers()));
    }

    @Test
    void aLoginThatIsNoneIsToldWithoutItsWords() throws IOException {
        Path file = withPassword("unquoted.properties", "secret\" word\"");

        assertThat(execute("watch", file)).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "sightline: cannot use Kafka at %s: sasl.jaas.config is not of the form"
                                        .formatted(broker.bootstrapServers())
                                + " MODULE required NAME=\"VALUE\" ...;");
    }

    @Test
    void aTrustStoreThatIsNotThereIsToldInOneLine() throws IOException {
        Path file = folder.resolve("absent-store.properties");
        Files.writeString(
                file, "security.protocol=SSL\nssl.truststore.location=/absent/store.jks\n");

        assertThat(execute("watch", file)).isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("cannot use Kafka at", "/absent/store.jks");
    }

    private int execute(String command, Path properties) {
        return switch (command) {
            case "feed" -> feed("never", properties);
            case "run" ->
                    sightline(
                            Stream.concat(
                                    Stream.of("run"),
                                    Stream.of(cluster(properties).split(" ", -1))));
            default -> watch("never", properties);
        };
    }

    private int feed(String name, Path properties, String... more) {
        String command =
                "feed %s --camera cam --rate max %s --frames-topic %s --detections-topic %s"
                        + " --dlq-topic %s-dlq";
        String line =
                command.formatted(CLIP, cluster(properties), name, name + "-detections", name);
        return sightline(Stream.concat(Stream.of(line.split(" ", -1)), Stream.of(more)));
    }

    private int watch(String name, Path properties) {
        String command = "watch %s --json --from-beginning --frames %d --detections-topic %s";
        String line = command.formatted(cluster(properties), FRAMES, name + "-detections");
        return sightline(Stream.of(line.split(" ", -1)));
    }

    private static DetectionJob job(String name, Path properties) {
        String options =
                "%s --group-id %s --parallelism 1 --frames-topic %s --detections-topic %s"
                        + " --dlq-topic %s-dlq";
        return new DetectionJob(
                DetectionJobOptions.parse(
                        options.formatted(
                                        cluster(properties), name, name, name + "-detections", name)
                                .split(" ", -1)));
    }

    private static String cluster(Path properties) {
        return "--bootstrap-servers %s --kafka-properties %s"
                .formatted(broker.bootstrapServers(), properties);
    }

    private int sightline(Stream<String> arguments) {
        return Sightline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
