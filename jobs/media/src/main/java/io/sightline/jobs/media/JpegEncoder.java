package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Encodes each frame as a JPEG image, with the quality scale of libjpeg. */
final class JpegEncoder implements ImageEncoder {
    private final int quality;
    private final ImageConverter converter = new ImageConverter(AV_PIX_FMT_BGR24);

    /**
     * @param quality 1 to 100
     */
    JpegEncoder(int quality) {
        this.quality = quality;
    }

    @Override
    public SourceFrame encode(AVFrame image, long ptsMillis, long durationMillis) {
        AVFrame bgr = converter.convert(image, image.width(), image.height());
        try (PointerScope ignored = new PointerScope()) {
            Mat pixels = new Mat(bgr.height(), bgr.width(), CV_8UC3, bgr.data(0), bgr.linesize(0));
            BytePointer encoded = new BytePointer();
            if (!imencode(".jpg", pixels, encoded, new IntPointer(IMWRITE_JPEG_QUALITY, quality))) {
                throw new UserError("cannot encode an image as JPEG");
            }
            byte[] jpeg = new byte[Math.toIntExact(encoded.limit())];
            encoded.get(jpeg);
            return new SourceFrame(ContentType.JPEG, jpeg, true, ptsMillis, durationMillis);
        }
    }

    @Override
    public void close() {
        converter.close();
    }
}
