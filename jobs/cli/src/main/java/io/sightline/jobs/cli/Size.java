package io.sightline.jobs.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Width and height of drawn images, 32 to 4096 pixels each way.
 *
 * @param width pixels
 * @param height pixels
 */
record Size(int width, int height) {
    private static final int SMALLEST = 32;
    private static final int LARGEST = 4096;

    /** {@code --size} as on the command line: {@code 640x360}. */
    static final class Converter implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            String[] sides = text.split("x", -1);
            try {
                Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
                if (sides.length == 2 && isPossible(size.width) && isPossible(size.height)) {
                    return size;
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException notASize) {
                // Reported below, like a size that is too small.
            }
            throw new TypeConversionException(
                    String.format(
                            Locale.ROOT,
                            "'%s' is not a valid size such as 640x360, %d to %d pixels each way",
                            text,
                            SMALLEST,
                            LARGEST));
        }

        private static boolean isPossible(int pixels) {
            return pixels >= SMALLEST && pixels <= LARGEST;
        }
    }
}
