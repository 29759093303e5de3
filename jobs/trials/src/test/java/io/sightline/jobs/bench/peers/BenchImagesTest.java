package io.sightline.jobs.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchImagesTest {
    @Test
    void areTheSameInEveryProcess() {
        List<RgbImage> once = BenchImages.of(30, 20).all();
        List<RgbImage> again = BenchImages.of(30, 20).all();
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i).rgb()).isEqualTo(again.get(i).rgb());
        }
        assertThat(once.get(0).rgb()).isNotEqualTo(once.get(1).rgb());
    }

    @Test
    void takeTurnsInBatches() {
        BenchImages images = BenchImages.of(3, 2);
        BenchImages.Batches<List<RgbImage>> batches = images.batches(8, ArrayList::new);
        assertThat(batches.next()).containsExactlyElementsOf(images.all().subList(0, 8));
        assertThat(batches.next()).containsExactlyElementsOf(images.all().subList(8, 16));
        assertThat(batches.next()).containsExactlyElementsOf(images.all().subList(0, 8));
    }

    @Test
    void havePlanesForRuntimesThatTakeChannelsFirst() {
        RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, (byte) 254, (byte) 255, 0});
        assertThat(BenchImages.channelsFirst(List.of(image, image)))
                .containsExactly(1, 254, 2, 255, 3, 0, 1, 254, 2, 255, 3, 0);
    }
}
