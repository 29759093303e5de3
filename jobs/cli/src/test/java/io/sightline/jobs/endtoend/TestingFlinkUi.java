package io.sightline.jobs.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What Flink's web page shows of the only job of a cluster.
 *
 * @param address {@code host:port} of its REST interface
 */
record TestingFlinkUi(String address) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every answer about configuration, job, plan, tasks and failures. */
    List<String> answers() throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        for (String path :
                List.of(
                        "/config",
                        "/jobmanager/config",
                        "/jobmanager/environment",
                        "/jobs/overview",
                        "/taskmanagers")) {
            answers.add(get(path));
        }
        String job = "/jobs/" + JSON.readTree(get("/jobs")).at("/jobs/0/id").asText();
        for (String path : List.of("", "/config", "/plan", "/exceptions", "/checkpoints/config")) {
            answers.add(get(job + path));
        }
        for (JsonNode vertex : JSON.readTree(get(job)).get("vertices")) {
            answers.add(get(job + "/vertices/" + vertex.get("id").asText()));
        }
        return answers;
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
