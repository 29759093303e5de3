package io.sightline.jobs.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sightline.jobs.media.SourceFrame;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A camera with RTSP (RFC 2326) and RTP over the same connection. Each viewer gets the whole clip
 * as fast as it reads, then the connection is dropped. Parameter sets are told in the session
 * description only.
 */
final class TestingRtspServer implements AutoCloseable {
    private static final int PAYLOAD_TYPE = 96;

    private final ServerSocket server;
    private final List<SourceFrame> clip;
    private final Thread thread = new Thread(this::serve, "testing-rtsp-server");

    private TestingRtspServer(ServerSocket server, List<SourceFrame> clip) {
        this.server = server;
        this.clip = clip;
    }

    static TestingRtspServer start(List<SourceFrame> clip) throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TestingRtspServer server = new TestingRtspServer(socket, clip);
        server.thread.start();
        return server;
    }

    String url() {
        return String.format(Locale.ROOT, "rtsp://127.0.0.1:%d/clip", server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket viewer = server.accept()) {
                answer(viewer);
            } catch (IOException gone) {
                // The viewer left, or the test is over.
            }
        }
    }

    private void answer(Socket viewer) throws IOException {
        BufferedReader requests =
                new BufferedReader(new InputStreamReader(viewer.getInputStream(), US_ASCII));
        DataOutputStream out = new DataOutputStream(viewer.getOutputStream());
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            String sequence = readHeaders(requests);
            String method = request.substring(0, request.indexOf(' '));
            out.write(response(method, sequence).getBytes(US_ASCII));
            if (method.equals("PLAY")) {
                play(out);
                return;
            }
        }
    }

    /** The line that the response must repeat. */
    private static String readHeaders(BufferedReader requests) throws IOException {
        String sequence = "";
        for (String line = requests.readLine();
                line != null && !line.isEmpty();
                line = requests.readLine()) {
            sequence = line.startsWith("CSeq") ? line : sequence;
        }
        return sequence;
    }

    private String response(String method, String sequence) {
        String head = "RTSP/1.0 200 OK\r\n" + sequence + "\r\n";
        return switch (method) {
            case "OPTIONS" -> head + "Public: OPTIONS, DESCRIBE, SETUP, PLAY\r\n\r\n";
            case "DESCRIBE" -> {
                String description = description();
                yield head
                        + String.format(
                                Locale.ROOT,
                                "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s",
                                description.length(),
                                description);
            }
            case "SETUP" ->
                    head
                            + "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n"
                            + "Session: 1\r\n\r\n";
            default -> head + "Session: 1\r\n\r\n";
        };
    }

    private String description() {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 0 0 IN IP4 127.0.0.1",
                "s=clip",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=video 0 RTP/AVP " + PAYLOAD_TYPE,
                String.format(Locale.ROOT, "a=rtpmap:%d H264/90000", PAYLOAD_TYPE),
                String.format(
                        Locale.ROOT,
                        "a=fmtp:%d packetization-mode=1; sprop-parameter-sets=%s",
                        PAYLOAD_TYPE,
                        parameterSets()),
                "a=control:trackID=0",
                "");
    }

    private String parameterSets() {
        byte[] keyframe = clip.get(0).value();
        return NalUnit.split(keyframe).stream()
                .filter(unit -> unit.isParameterSet(ContentType.H264))
                .map(unit -> Base64.getEncoder().encodeToString(payload(unit)))
                .collect(Collectors.joining(","));
    }

    private static byte[] payload(NalUnit unit) {
        return Arrays.copyOfRange(unit.stream(), unit.start(), unit.end());
    }

    private void play(DataOutputStream out) throws IOException {
        TestingRtpWriter rtp = new TestingRtpWriter(out, PAYLOAD_TYPE);
        for (SourceFrame frame : clip) {
            rtp.writeAccessUnit(
                    NalUnit.split(frame.value()).stream()
                            .filter(unit -> !unit.isParameterSet(ContentType.H264))
                            .map(TestingRtspServer::payload)
                            .toList(),
                    frame.ptsMillis());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
