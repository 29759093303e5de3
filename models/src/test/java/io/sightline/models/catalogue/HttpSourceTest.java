package io.sightline.models.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
    private static final DownloadPolicy HASTY =
            new DownloadPolicy(3, Duration.ZERO, Duration.ofSeconds(20));
    private static final byte[] CONTENT = TestingFiles.content();

    @TempDir Path folder;
    private final TestingListener listener = new TestingListener();
    private TestingPublisher publisher;
    private Path target;
    private Path part;

    @BeforeEach
    void start() throws IOException {
        publisher = new TestingPublisher();
        target = folder.resolve("net.bin");
        part = folder.resolve("net.bin.part");
    }

    @AfterEach
    void stop() {
        publisher.close();
    }

    @Test
    void downloadsAWholeFile() {
        fetch(offered());
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(part).doesNotExist();
        assertThat(listener.bytes()).isEqualTo(CONTENT.length);
        assertThat(listener.retries()).isEmpty();
        assertThat(publisher.requests()).containsExactly("/net.bin");
    }

    @Test
    void goesOnWhereAConnectionWasCut() {
        publisher.cuttingAfter(50_000, 2);
        fetch(offered());
        assertThat(target).hasBinaryContent(CONTENT);
        requireResumed(publisher.requests(), 2);
        assertThat(listener.retries())
                .hasSize(2)
                .allMatch(message -> message.startsWith(publisher.url("/net.bin") + ": "))
                .allMatch(message -> message.endsWith("; retrying in 0 s"));
    }

    @Test
    void goesOnWhereAnEarlierPullEnded() throws IOException {
        Files.write(part, Arrays.copyOf(CONTENT, 70_000));
        fetch(offered());
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(part).doesNotExist();
        assertThat(publisher.requests()).containsExactly("/net.bin 70000-");
    }

    @Test
    void startsOverWhereTheServerKnowsNoRanges() {
        publisher.withoutRanges().cuttingAfter(50_000, 1);
        fetch(offered());
        assertThat(target).hasBinaryContent(CONTENT);
        requireResumed(publisher.requests(), 1);
    }

    /** What was in flight when a connection was cut may be lost. */
    private static void requireResumed(List<String> requests, int times) {
        assertThat(requests).hasSize(1 + times).startsWith("/net.bin");
        assertThat(requests.subList(1, requests.size()))
                .allMatch(request -> request.matches("/net\\.bin [1-9]\\d*-"));
    }

    @Test
    void startsOverWhenWhatIsThereIsOfAnotherFile() throws IOException {
        Files.write(part, new byte[70_000]);
        fetch(offered());
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(publisher.requests()).containsExactly("/net.bin 70000-", "/net.bin");
        assertThat(listener.retries())
                .containsExactly(
                        publisher.url("/net.bin")
                                + ": the resumed file is not the expected one; starting over;"
                                + " retrying in 0 s");
    }

    @Test
    void givesUpWhenNothingNewArrivesAndKeepsWhatDid() throws IOException {
        publisher.withoutRanges().cuttingAfter(50_000, Integer.MAX_VALUE);
        assertThatThrownBy(() -> fetch(offered()))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(publisher.url("/net.bin") + ": ")
                .hasMessageEndingWith(", stopped after 3 attempts");
        assertThat(target).doesNotExist();
        assertThat(Files.size(part)).isEqualTo(50_000);
    }

    @Test
    void asksAnOverloadedServerAgain() {
        publisher.overloaded(2);
        fetch(offered());
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(listener.retries())
                .hasSize(2)
                .allMatch(message -> message.contains("the server answers 503"));
    }

    @Test
    void doesNotWaitForEverOnASilentServer() {
        publisher.fallingSilent();
        DownloadPolicy impatient = new DownloadPolicy(1, Duration.ZERO, Duration.ofMillis(300));
        HttpSource source = new HttpSource(impatient);
        assertThatThrownBy(() -> source.fetch(offered(), target, listener))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: the server does not answer, stopped after 1 attempts",
                        publisher.url("/net.bin"));
        assertThat(part).exists();
    }

    @Test
    void followsARedirect() {
        URI there = publisher.offer("/net.bin", CONTENT);
        URI moved =
                publisher.offer(
                        "/moved/net.bin", there.toString().getBytes(StandardCharsets.UTF_8));
        fetch(TestingFiles.describe("net.bin", CONTENT, moved));
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void refusesAFileOfAnotherChecksum() {
        byte[] forged = CONTENT.clone();
        forged[100_000]++;
        URI url = publisher.offer("/net.bin", forged);
        assertThatThrownBy(() -> fetch(TestingFiles.describe("net.bin", CONTENT, url)))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: wrong file: its checksum is %s, expected %s",
                        url, TestingFiles.checksum(forged), TestingFiles.checksum(CONTENT));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAFileOfAnotherLengthBeforeItIsDownloaded() {
        URI url = publisher.offer("/net.bin", new byte[CONTENT.length + 1]);
        assertThatThrownBy(() -> fetch(TestingFiles.describe("net.bin", CONTENT, url)))
                .isInstanceOf(ModelException.class)
                .hasMessage("%s: wrong file: it has 200001 bytes, expected 200000", url);
        assertThat(listener.bytes()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsThatAServerDoesNotHaveTheFile() {
        URI url = publisher.url("/gone.bin");
        assertThatThrownBy(() -> fetch(TestingFiles.describe("net.bin", CONTENT, url)))
                .isInstanceOf(ModelException.class)
                .hasMessage("%s: the server answers 404", url);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesTheFileFromTheNextAddressThatHasIt() {
        URI gone = publisher.url("/gone.bin");
        URI other = publisher.offer("/other.bin", new byte[10]);
        URI right = publisher.offer("/net.bin", CONTENT);
        fetch(TestingFiles.describe("net.bin", CONTENT, gone, other, right));
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(publisher.requests()).containsExactly("/gone.bin", "/other.bin", "/net.bin");
    }

    @Test
    void tellsThatThereIsNoWayToTheServer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        URI url = URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d/net.bin", free));
        assertThatThrownBy(() -> fetch(TestingFiles.describe("net.bin", CONTENT, url)))
                .isInstanceOf(ModelException.class)
                .hasMessage("%s: cannot be reached, stopped after 3 attempts", url);
    }

    @Test
    void tellsThatTheCacheCannotBeWritten() throws IOException {
        Files.createDirectory(part);
        assertThatThrownBy(() -> fetch(offered()))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(part + ": cannot be written: ");
        assertThat(publisher.requests()).isEmpty();
    }

    @Test
    void leavesAFileToThePullThatIsWritingIt() {
        SourceFile file = offered();
        try (PartFile ignored = PartFile.open(file, target)) {
            assertThatThrownBy(() -> fetch(file))
                    .isInstanceOf(ModelException.class)
                    .hasMessage(part + ": is being written by another pull");
        }
        assertThat(publisher.requests()).isEmpty();
    }

    private SourceFile offered() {
        return TestingFiles.describe("net.bin", CONTENT, publisher.offer("/net.bin", CONTENT));
    }

    private void fetch(SourceFile file) {
        new HttpSource(HASTY).fetch(file, target, listener);
    }
}
