package io.sightline.jobs.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sightline.jobs.media.SourceFrame;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A camera with RTSP (RFC 2326) and RTP over the same connection, or over UDP only. Each viewer
 * gets the whole clip as fast as it reads, then the connection is dropped. Parameter sets are told
 * in the session description only.
 */
final class TestingRtspServer implements AutoCloseable {
    private static final int PAYLOAD_TYPE = 96;
    private static final String CHALLENGE = "WWW-Authenticate: Basic realm=\"camera\"\r\n";
    private static final Pattern CLIENT_PORT = Pattern.compile("client_port=(\\d+)");

    private final ServerSocket server;
    private final List<SourceFrame> clip;
    private final boolean udpOnly;

    /** Of HTTP's basic scheme; empty if none is required. */
    private final String login;

    private final Thread thread = new Thread(this::serve, "testing-rtsp-server");
    private final DatagramSocket media;
    private int viewerPort;

    private TestingRtspServer(
            ServerSocket server, List<SourceFrame> clip, boolean udpOnly, String login)
            throws IOException {
        this.server = server;
        this.clip = clip;
        this.udpOnly = udpOnly;
        this.login = login;
        this.media = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    static TestingRtspServer start(List<SourceFrame> clip) throws IOException {
        return start(clip, false, "");
    }

    /** A camera that refuses to send over the RTSP connection. */
    static TestingRtspServer startUdpOnly(List<SourceFrame> clip) throws IOException {
        return start(clip, true, "");
    }

    /** A camera that requires {@code user:password}. */
    static TestingRtspServer startWithLogin(List<SourceFrame> clip, String login)
            throws IOException {
        return start(clip, false, login);
    }

    private static TestingRtspServer start(List<SourceFrame> clip, boolean udpOnly, String login)
            throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TestingRtspServer server = new TestingRtspServer(socket, clip, udpOnly, login);
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
            Map<String, String> headers = readHeaders(requests);
            String method = request.substring(0, request.indexOf(' '));
            String status = status(method, headers);
            String head = "RTSP/1.0 %s\r\nCSeq: %s\r\n".formatted(status, headers.get("CSeq"));
            String rest = status.startsWith("200") ? response(method) : CHALLENGE + "\r\n";
            out.write((head + rest).getBytes(US_ASCII));
            if (method.equals("PLAY")) {
                play(udpOnly ? new DataOutputStream(new Datagrams()) : out);
                if (!udpOnly) {
                    return;
                }
            }
        }
    }

    private String status(String method, Map<String, String> headers) {
        String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
        if (!login.isEmpty()
                && !method.equals("OPTIONS")
                && !basic.equals(headers.get("Authorization"))) {
            return "401 Unauthorized";
        }
        if (udpOnly && method.equals("SETUP")) {
            Matcher port = CLIENT_PORT.matcher(headers.get("Transport"));
            if (!port.find()) {
                return "461 Unsupported Transport";
            }
            viewerPort = Integer.parseInt(port.group(1));
        }
        return "200 OK";
    }

    private static Map<String, String> readHeaders(BufferedReader requests) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = requests.readLine();
                line != null && !line.isEmpty();
                line = requests.readLine()) {
            String[] parts = line.split(": ", 2);
            headers.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return headers;
    }

    private String response(String method) {
        return switch (method) {
            case "OPTIONS" -> "Public: OPTIONS, DESCRIBE, SETUP, PLAY\r\n\r\n";
            case "DESCRIBE" -> {
                String description = description();
                yield String.format(
                        Locale.ROOT,
                        "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s",
                        description.length(),
                        description);
            }
            case "SETUP" -> "Transport: " + transport() + "\r\nSession: 1\r\n\r\n";
            default -> "Session: 1\r\n\r\n";
        };
    }

    private String transport() {
        return udpOnly
                ? String.format(
                        Locale.ROOT,
                        "RTP/AVP;unicast;client_port=%d-%d;server_port=%d-%d",
                        viewerPort,
                        viewerPort + 1,
                        media.getLocalPort(),
                        media.getLocalPort() + 1)
                : "RTP/AVP/TCP;unicast;interleaved=0-1";
    }

    /** Sends each interleaved packet, without the four bytes in front of it, as a datagram. */
    private final class Datagrams extends OutputStream {
        private final ByteArrayOutputStream packet = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            packet.write(value);
            byte[] bytes = packet.toByteArray();
            if (bytes.length >= 4
                    && bytes.length == 4 + (bytes[2] & 0xFF) * 256 + (bytes[3] & 0xFF)) {
                media.send(
                        new DatagramPacket(
                                bytes,
                                4,
                                bytes.length - 4,
                                InetAddress.getLoopbackAddress(),
                                viewerPort));
                packet.reset();
            }
        }
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
        media.close();
        try {
            thread.join();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
