package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another user of the machine can do with the Flink of a running job: look, and no more. */
class StrangerITCase {
    private static final Pattern REST =
            Pattern.compile("Rest endpoint listening at (127\\.0\\.0\\.1):(\\d+)");
    private static final Pattern BLOBS = Pattern.compile("Started BLOB server at (\\S+):(\\d+) ");
    private static final int TLS_ALERT = 0x15;
    private static final Pattern JOB = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

    private static EmbeddedBroker broker;
    private static EmbeddedFlink flink;
    private static int port;
    private static int blobPort;
    private static String job;

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    static void start() throws Exception {
        broker = EmbeddedBroker.start();
        try (TestingLog log = new TestingLog()) {
            flink =
                    EmbeddedFlink.start(
                            new DetectionJob(
                                    DetectionJobOptions.parse(
                                            "--bootstrap-servers="
                                                    + broker.cluster().bootstrapServers(),
                                            "--create-topics",
                                            "--parallelism=1")));
            Matcher rest = REST.matcher(String.join("\n", log.lines()));
            assertThat(rest.find()).isTrue();
            port = Integer.parseInt(rest.group(2));
            Matcher blobs = BLOBS.matcher(String.join("\n", log.lines()));
            assertThat(blobs.find()).isTrue();
            blobPort = Integer.parseInt(blobs.group(2));
        }
        Matcher id = JOB.matcher(send("GET", "/jobs").body());
        assertThat(id.find()).isTrue();
        job = id.group(1);
    }

    @AfterAll
    static void stop() {
        flink.close();
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /jobs",
        "POST, /v1/jobs",
        "POST, /jars/upload",
        "PATCH, /jobs/JOB?mode=cancel",
        "GET, /jobs/JOB/yarn-cancel",
        "GET, /jobs/JOB/yarn-stop",
        "POST, /jobs/JOB/stop",
        "POST, /jobs/JOB/savepoints",
        "PUT, /jobs/JOB/resource-requirements",
        "DELETE, /cluster"
    })
    void aCommandIsNotTaken(String method, String path) throws Exception {
        assertThat(send(method, path.replace("JOB", job)).statusCode()).isIn(404, 405);
        assertThat(flink.ended()).isFalse();
    }

    @Test
    void aProgramIsNotTaken() throws Exception {
        Configuration client = new Configuration();
        client.set(RestOptions.RETRY_MAX_ATTEMPTS, 0);
        StreamExecutionEnvironment stranger =
                StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", port, client);
        stranger.fromSequence(1, 2).sinkTo(new DiscardingSink<>());

        assertThatThrownBy(() -> stranger.executeAsync("stranger"))
                .hasMessageContaining("Failed to execute job 'stranger'");
        assertThat(send("GET", "/jobs/overview").body()).doesNotContain("stranger");
        assertThat(flink.ended()).isFalse();
    }

    @Test
    void aFileIsNotTaken() throws Exception {
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), blobPort)) {
            byte[] putForNoJob = {0, 0, 0, 0, 0, 1, 7, -1, -1, -1, -1};
            stranger.getOutputStream().write(putForNoJob);
            assertThat(stranger.getInputStream().read()).isIn(TLS_ALERT, -1);
        }
    }

    @Test
    void stateAndMetricsAreShownToTheMachineButNotToWebPages() throws Exception {
        HttpResponse<String> overview = send("GET", "/jobs/overview");
        assertThat(overview.statusCode()).isEqualTo(200);
        assertThat(overview.body()).contains(job);
        assertThat(overview.headers().firstValue("access-control-allow-origin"))
                .hasValueSatisfying(origin -> assertThat(origin).isNotEqualTo("*"));
        assertThat(send("GET", "/jobs/" + job + "/metrics").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
