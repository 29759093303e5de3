package io.sightline.models.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotFileTest {
    @TempDir private Path folder;

    @Test
    void readsTracksAsTrackersWriteThem() throws IOException {
        assertThat(read("1,3,113.84,274.5,57.3,130,-1,-1,-1,-1"))
                .containsExactly(new MotBox(1, 3, 113.84, 274.5, 57.3, 130, -1, 1));
    }

    @Test
    void readsSixColumnsWithSpaces() throws IOException {
        assertThat(read("1, 3, 10, 20, 30, 40\n\n2 3 10 20 30 40\n"))
                .containsExactly(
                        new MotBox(1, 3, 10, 20, 30, 40, 1, 1),
                        new MotBox(2, 3, 10, 20, 30, 40, 1, 1));
    }

    @Test
    void readsTheClassOfNineColumns() throws IOException {
        assertThat(read("1,3,10,20,30,40,0,8,0.5"))
                .containsExactly(new MotBox(1, 3, 10, 20, 30, 40, 0, 8));
    }

    @Test
    void readsWhatItWrites() throws IOException {
        List<MotBox> boxes =
                List.of(
                        new MotBox(1, 1, 0.1, 1e-7, 12.25, 7, 0.5, 1),
                        new MotBox(2, 1, -3, 4, 5, 6, 1, 1));
        Path file = folder.resolve("out.txt");

        MotFile.write(file, boxes);

        assertThat(MotFile.read(file)).isEqualTo(boxes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    1,2,3            | expected frame,id,x,y,width,height, found 3 columns
                    frames           | expected frame,id,x,y,width,height, found 1 column
                    1,2,x,4,5,6      | 'x' is not a number
                    1,2,NaN,4,5,6    | 'NaN' is not a number
                    0,2,3,4,5,6      | the frame must be a whole number from 1 to 10000000, found 0.0
                    1.5,2,3,4,5,6    | the frame must be a whole number from 1 to 10000000, found 1.5
                    1e9,2,3,4,5,6    | the frame must be a whole number from 1 to 10000000, found 1.0E9
                    1,-2,3,4,5,6     | the id must be a whole number from -1 to 2147483647, found -2.0
                    """)
    void namesTheLineThatIsWrong(String line, String reason) throws IOException {
        assertThatThrownBy(() -> read("1,1,1,1,1,1\n" + line))
                .isInstanceOf(UserError.class)
                .hasMessage(folder.resolve("boxes.txt") + ":2: " + reason);
    }

    @Test
    void namesAFileThatIsMissingOrNoText() throws IOException {
        Path missing = folder.resolve("missing.txt");
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {'1', (byte) 0xff});

        assertThatThrownBy(() -> MotFile.read(missing)).hasMessage(missing + " does not exist");
        assertThatThrownBy(() -> MotFile.read(binary)).hasMessage(binary + " is not a text file");
    }

    private List<MotBox> read(String text) throws IOException {
        return MotFile.read(Files.writeString(folder.resolve("boxes.txt"), text));
    }
}
