package io.sightline.operators.decode;

import io.sightline.models.bundle.Interpolation;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.global.avutil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a decoded video frame of 720p to the network's input. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameConverterBenchmark {
    @Param public Interpolation interpolation;

    private TestingVideoFrame frame;
    private FrameConverter converter;

    /** Pixels do not matter to the time. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        frame =
                new TestingVideoFrame(
                        avutil.AV_PIX_FMT_YUV420P, 1280, 720, (c, x, y) -> random.nextInt(256));
        converter = new FrameConverter(DecodePolicy.forInput(512, 288, interpolation));
    }

    @Benchmark
    public Picture convert() {
        return converter.convert(frame.frame()).orElseThrow();
    }

    @TearDown
    public void close() {
        converter.close();
        frame.close();
    }
}
