package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.topics.Topics;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame that ends the process becomes a dead letter, and every other frame has its event. */
class PoisonITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int MAX_DEATHS = 6;
    private static final int FRAMES = 20;
    private static final int POISONED = 7;

    @TempDir private Path folder;

    @Test
    void aFrameThatEndsTheProcessIsPutAside() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            try (Topics topics = Topics.connect(broker.cluster())) {
                topics.create(List.of("frames"), 2, Topics.MAX_FRAME_BYTES);
            }
            String poison = feed(broker);
            int deaths = runUntilDone(broker);

            TestingOutcomes outcomes = new TestingOutcomes(broker.cluster());
            List<ConsumerRecord<byte[], byte[]>> letters = outcomes.all("frames.dlq");
            assertThat(letters).hasSize(1);
            assertThat(KafkaHeaders.text(letters.get(0), "dlq-reason")).hasValue("poison");
            assertThat(KafkaHeaders.text(letters.get(0), "dlq-source")).hasValue(poison);
            assertThat(outcomes.all("detections")).hasSize(FRAMES * 2 - 1);
            assertThat(deaths).isBetween(2, 4);
        }
    }

    private static String feed(EmbeddedBroker broker) throws Exception {
        String poison = "";
        try (TestingProducer producer = new TestingProducer(broker.cluster(), "frames")) {
            for (int seq = 0; seq < FRAMES; seq++) {
                Map<String, String> headers = Map.of("seq", Integer.toString(seq));
                producer.send("healthy", jpeg(Color.BLUE), headers);
                String place =
                        producer.send(
                                "ill", jpeg(seq == POISONED ? Color.RED : Color.GREEN), headers);
                poison = seq == POISONED ? place : poison;
            }
        }
        return poison;
    }

    /** Starts the job again whenever it dies, as a supervisor does. */
    private int runUntilDone(EmbeddedBroker broker) throws Exception {
        TestingOutcomes outcomes = new TestingOutcomes(broker.cluster());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int deaths = 0;
        while (deaths < MAX_DEATHS) {
            Process job = start(broker);
            try {
                while (!job.waitFor(1, TimeUnit.SECONDS)) {
                    assertThat(System.nanoTime()).as("done in time").isLessThan(deadline);
                    if (deaths > 0
                            && outcomes.all("detections").size() + outcomes.all("frames.dlq").size()
                                    >= FRAMES * 2) {
                        return deaths;
                    }
                }
                assertThat(job.exitValue()).isEqualTo(134);
                deaths++;
            } finally {
                job.destroyForcibly().waitFor();
            }
        }
        return deaths;
    }

    private Process start(EmbeddedBroker broker) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx600m",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingPoisonedJob.class.getName(),
                        "--bootstrap-servers=" + broker.cluster().bootstrapServers(),
                        "--create-topics",
                        "--parallelism=2",
                        "--from=earliest",
                        "--checkpoint-dir=" + folder.resolve("checkpoints")));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static byte[] jpeg(Color colour) throws Exception {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }
}
