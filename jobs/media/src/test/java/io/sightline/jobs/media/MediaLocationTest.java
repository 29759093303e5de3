package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaLocationTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PASSWORD", "p/4@s", "ADDRESS", "rtsp://me:secret@cam/1");

    @TempDir private Path folder;

    @Test
    void hidesTheLoginOfAnAddress() {
        assertThat(new MediaLocation("rtsp://root:pa55@cam/1")).hasToString("rtsp://***@cam/1");
        assertThat(new MediaLocation("http://cam/v?user=me&pwd=pa55"))
                .hasToString("http://cam/v?user=***&pwd=***");
        assertThat(new MediaLocation("/videos/a@b.mp4")).hasToString("/videos/a@b.mp4");
    }

    @Test
    void takesPasswordsFromTheEnvironment() {
        assertThat(location("rtsp://root:${env:PASSWORD}@cam/1").url())
                .isEqualTo("rtsp://root:p%2F4%40s@cam/1");
        assertThat(location("${env:ADDRESS}").url()).isEqualTo("rtsp://me:secret@cam/1");
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        assertThatThrownBy(() -> location("rtsp://root:${env:ABSENT}@cam/1"))
                .isInstanceOf(UserError.class)
                .hasMessage("the environment variable ABSENT of the source is not set");
    }

    @Test
    void takesALoginFromAFile() throws IOException {
        SourceLogin login = login("root", "p 4@s\nsecond line\n");

        MediaLocation location =
                MediaLocation.of("rtsp://cam:554/1", Optional.of(login), ENVIRONMENT::get);

        assertThat(location.url()).isEqualTo("rtsp://root:p%204%40s@cam:554/1");
        assertThat(location).hasToString("rtsp://***@cam:554/1");
        assertThat(login).hasToString("root");
    }

    @Test
    void refusesALoginThatCannotBeUsed() throws IOException {
        Optional<SourceLogin> login = Optional.of(login("root", "pa55"));

        assertThatThrownBy(() -> MediaLocation.of("clip.mp4", login, ENVIRONMENT::get))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("'clip.mp4' takes no login");
        assertThatThrownBy(() -> MediaLocation.of("rtsp://a:b@cam/1", login, ENVIRONMENT::get))
                .isInstanceOf(UserError.class)
                .hasMessage("'rtsp://***@cam/1' already contains a login; remove it, or --user");
        assertThatThrownBy(() -> login("root", "\n"))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("is empty");
        assertThatThrownBy(() -> SourceLogin.of("root", folder.resolve("absent")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cannot read the password file");
    }

    private SourceLogin login(String user, String file) throws IOException {
        return SourceLogin.of(user, Files.writeString(folder.resolve("password"), file));
    }

    private static MediaLocation location(String source) {
        return MediaLocation.of(source, Optional.empty(), ENVIRONMENT::get);
    }
}
