package io.sightline.models.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPullTest {
    private static final byte[] CONTENT = TestingFiles.content();

    @TempDir Path folder;
    private Path origin;
    private ModelCache cache;

    @BeforeEach
    void makeFolders() throws IOException {
        origin = Files.createDirectory(folder.resolve("origin"));
        cache = new ModelCache(folder.resolve("cache"));
    }

    @Test
    void takesTheFilesFromAFolder() throws IOException {
        Files.write(origin.resolve("net.bin"), CONTENT);
        CatalogueModel model = model("net.bin", TestingFiles.describe("net.bin", CONTENT));
        assertThat(cache.holds(model)).isFalse();

        assertThat(pull(model)).isEqualTo(folder.resolve("cache/net/net.bin"));
        assertThat(folder.resolve("cache/net/net.bin")).hasBinaryContent(CONTENT);
        assertThat(cache.holds(model)).isTrue();
    }

    @Test
    void takesNothingTwice() throws IOException {
        Files.write(origin.resolve("net.bin"), CONTENT);
        CatalogueModel model = model("net.bin", TestingFiles.describe("net.bin", CONTENT));
        pull(model);
        Files.delete(origin.resolve("net.bin"));
        assertThat(pull(model)).hasBinaryContent(CONTENT);
    }

    @Test
    void replacesACachedFileThatHasChanged() throws IOException {
        Files.write(origin.resolve("net.bin"), CONTENT);
        CatalogueModel model = model("net.bin", TestingFiles.describe("net.bin", CONTENT));
        Files.write(pull(model), new byte[CONTENT.length]);
        assertThat(pull(model)).hasBinaryContent(CONTENT);
    }

    @Test
    void refusesAnotherFileOfTheFolderAndLeavesItThere() throws IOException {
        byte[] forged = CONTENT.clone();
        forged[0]++;
        Path file = Files.write(origin.resolve("net.bin"), forged);
        CatalogueModel model = model("net.bin", TestingFiles.describe("net.bin", CONTENT));
        assertThatThrownBy(() -> pull(model))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: wrong file: its checksum is %s, expected %s",
                        file, TestingFiles.checksum(forged), TestingFiles.checksum(CONTENT));

        Files.write(file, new byte[CONTENT.length + 1]);
        assertThatThrownBy(() -> pull(model))
                .isInstanceOf(ModelException.class)
                .hasMessage("%s: wrong file: it has more than the 200000 bytes expected", file);
        assertThat(file).exists();
        assertThat(cache.folder(model)).isEmptyDirectory();
    }

    @Test
    void refusesAFileThatIsTooShort() throws IOException {
        Path file = Files.write(origin.resolve("net.bin"), Arrays.copyOf(CONTENT, 10));
        assertThatThrownBy(() -> pull(model("net.bin", TestingFiles.describe("net.bin", CONTENT))))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(file + ": wrong file: its checksum is sha384:");
    }

    @Test
    void tellsThatTheFolderHasNoSuchFile() {
        assertThatThrownBy(() -> pull(model("net.bin", TestingFiles.describe("net.bin", CONTENT))))
                .isInstanceOf(ModelException.class)
                .hasMessage(origin.resolve("net.bin") + ": no such file");
    }

    @Test
    void tellsThatTheCacheCannotBeMade() throws IOException {
        Files.createFile(folder.resolve("cache"));
        assertThatThrownBy(() -> pull(model("net.bin", TestingFiles.describe("net.bin", CONTENT))))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(folder.resolve("cache/net") + ": cannot be created: ");
    }

    @Test
    void unpacksTheMembersOfAnArchiveThatAreNeeded() throws IOException {
        byte[] archive =
                archive(Map.of("./net/graph.pb", "graph", "net/config", "c", "net/more", "more"));
        Files.write(origin.resolve("net.tar.gz"), archive);
        SourceFile file =
                TestingFiles.describe("net.tar.gz", archive, List.of("net/graph.pb", "net/config"));
        assertThat(pull(model("graph.pb", file))).hasContent("graph");
        assertThat(cache.folder(model("graph.pb", file)))
                .isDirectoryContaining("glob:**/config")
                .isDirectoryNotContaining("glob:**/more");
    }

    @Test
    void writesNothingOutsideTheCacheWhateverAnArchiveSays() throws IOException {
        byte[] archive = archive(Map.of("../../outside", "evil", "/net/graph.pb", "evil"));
        Files.write(origin.resolve("net.tar.gz"), archive);
        SourceFile file = TestingFiles.describe("net.tar.gz", archive, List.of("net/graph.pb"));
        assertThatThrownBy(() -> pull(model("graph.pb", file)))
                .isInstanceOf(ModelException.class)
                .hasMessage(folder.resolve("cache/net/net.tar.gz") + ": lacks net/graph.pb");
        assertThat(folder).isDirectoryNotContaining("glob:**/outside");
    }

    @Test
    void refusesALinkInPlaceOfAMember() throws IOException {
        byte[] archive = linkTo("/etc/passwd");
        Files.write(origin.resolve("net.tar.gz"), archive);
        SourceFile file = TestingFiles.describe("net.tar.gz", archive, List.of("net/graph.pb"));
        assertThatThrownBy(() -> pull(model("graph.pb", file)))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        folder.resolve("cache/net/net.tar.gz")
                                + ": net/graph.pb is not a regular file");
    }

    @Test
    void tellsThatAnArchiveIsCorrupt() throws IOException {
        Files.write(origin.resolve("net.tar.gz"), CONTENT);
        SourceFile file = TestingFiles.describe("net.tar.gz", CONTENT, List.of("net/graph.pb"));
        assertThatThrownBy(() -> pull(model("graph.pb", file)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        folder.resolve("cache/net/net.tar.gz") + ": cannot be unpacked: ");
    }

    private Path pull(CatalogueModel model) {
        return new ModelPull(cache, new FolderSource(origin), new TestingListener()).pull(model);
    }

    private static CatalogueModel model(String importFrom, SourceFile file) {
        return new CatalogueModel(
                "net",
                "testing",
                "MIT",
                List.of("thing"),
                new CatalogueModel.Accuracy(0.5, "testing", URI.create("http://example.org/")),
                List.of(file),
                importFrom,
                "testing");
    }

    private static byte[] archive(Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
                byte[] content = member.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] linkTo(String place) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry link = new TarArchiveEntry("net/graph.pb", TarConstants.LF_SYMLINK);
            link.setLinkName(place);
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
