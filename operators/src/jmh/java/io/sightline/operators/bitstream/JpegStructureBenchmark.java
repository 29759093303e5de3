package io.sightline.operators.bitstream;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The walk over every byte of a JPEG file that finds out whether it is whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JpegStructureBenchmark {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int ELLIPSES = 3000;

    private byte[] jpeg;

    /** A picture with enough edges to be as large as a camera's. */
    @Setup
    public void draw() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(1);
        for (int i = 0; i < ELLIPSES; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), 40, 40);
        }
        graphics.dispose();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", encoded);
        jpeg = encoded.toByteArray();
    }

    /** Returns the file, so that nothing is optimised away. */
    @Benchmark
    public byte[] check() throws UndecodableFrameException {
        JpegStructure.check(jpeg, WIDTH * HEIGHT);
        return jpeg;
    }
}
