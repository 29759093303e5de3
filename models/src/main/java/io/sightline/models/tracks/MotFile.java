package io.sightline.models.tracks;

import io.sightline.models.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text files of MOTChallenge: {@code frame,id,x,y,width,height[,confidence[,...]]} per line, frames
 * from 1, in pixels, in any order. Ground truth of MOT16 and later has nine columns, of which the
 * eighth is the class.
 */
public final class MotFile {
    /** Far more than any sequence has. */
    static final int MAX_FRAME = 10_000_000;

    private static final int FEWEST_COLUMNS = 6;
    private static final int COLUMNS_WITH_CLASS = 9;

    private MotFile() {}

    /**
     * Reads a file.
     *
     * @return in the order of the file
     * @throws UserError when the file cannot be read or a line is wrong, with its number
     */
    public static List<MotBox> read(Path file) {
        List<MotBox> boxes = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    boxes.add(box(line, file, number));
                }
                number++;
            }
        } catch (NoSuchFileException missing) {
            throw new UserError(file + " does not exist", missing);
        } catch (MalformedInputException binary) {
            throw new UserError(file + " is not a text file", binary);
        } catch (IOException failure) {
            throw new UserError(file + " cannot be read: " + failure.getMessage(), failure);
        }
        return boxes;
    }

    /**
     * Writes tracks as trackers do for MOTChallenge, with ten columns.
     *
     * @throws UserError when the file cannot be written
     */
    public static void write(Path file, List<MotBox> boxes) {
        List<String> lines =
                boxes.stream()
                        .map(
                                box ->
                                        String.format(
                                                Locale.ROOT,
                                                "%d,%d,%s,%s,%s,%s,%s,-1,-1,-1",
                                                box.frame(),
                                                box.id(),
                                                box.x(),
                                                box.y(),
                                                box.width(),
                                                box.height(),
                                                box.confidence()))
                        .toList();
        try {
            Files.write(file, lines);
        } catch (IOException failure) {
            throw new UserError(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static MotBox box(String line, Path file, int number) {
        String[] columns = line.strip().split("\\s*,\\s*|\\s+", -1);
        if (columns.length < FEWEST_COLUMNS) {
            throw wrong(
                    file,
                    number,
                    "expected frame,id,x,y,width,height, found "
                            + columns.length
                            + (columns.length == 1 ? " column" : " columns"));
        }
        double[] values = new double[columns.length];
        for (int column = 0; column < columns.length; column++) {
            values[column] = number(columns[column], file, number);
        }
        return new MotBox(
                whole(values[0], 1, MAX_FRAME, "frame", file, number),
                whole(values[1], -1, Integer.MAX_VALUE, "id", file, number),
                values[2],
                values[3],
                values[4],
                values[5],
                columns.length > FEWEST_COLUMNS ? values[6] : 1,
                columns.length == COLUMNS_WITH_CLASS
                        ? whole(values[7], -1, Integer.MAX_VALUE, "class", file, number)
                        : MotBox.PEDESTRIAN);
    }

    private static double number(String text, Path file, int line) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw wrong(file, line, "'" + text + "' is not a number");
    }

    private static int whole(double value, int least, int most, String name, Path file, int line) {
        if (value != Math.rint(value) || value < least || value > most) {
            throw wrong(
                    file,
                    line,
                    String.format(
                            Locale.ROOT,
                            "the %s must be a whole number from %d to %d, found %s",
                            name,
                            least,
                            most,
                            value));
        }
        return (int) value;
    }

    private static UserError wrong(Path file, int line, String what) {
        return new UserError(file + ":" + line + ": " + what);
    }
}
