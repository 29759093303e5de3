package io.sightline.jobs.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What this process listens on, as Linux tells it. */
public final class TestingSockets {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final String LISTENING = "0A";

    private TestingSockets() {}

    /** The addresses of all listening TCP sockets; the test is skipped where Linux is not. */
    public static List<InetSocketAddress> listening() throws IOException {
        assumeTrue(Files.exists(PROCESS.resolve("net/tcp")), "needs Linux, to see its sockets");
        Set<String> own = inodes();
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(PROCESS.resolve(table))) {
                String[] words = line.strip().split("\\s+", -1);
                if (words[3].equals(LISTENING) && own.contains(words[9])) {
                    addresses.add(address(words[1]));
                }
            }
        }
        return addresses;
    }

    private static Set<String> inodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(PROCESS.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (NoSuchFileException closedMeanwhile) {
                    // It listens on nothing any more.
                }
            }
        }
        return inodes;
    }

    /** Words of four bytes in the machine's order, a colon, the port; all hexadecimal. */
    private static InetSocketAddress address(String hex) throws IOException {
        String[] parts = hex.split(":", -1);
        ByteBuffer words =
                ByteBuffer.wrap(HexFormat.of().parseHex(parts[0])).order(ByteOrder.nativeOrder());
        ByteBuffer address = ByteBuffer.allocate(words.capacity());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        return new InetSocketAddress(
                InetAddress.getByAddress(address.array()), HexFormat.fromHexDigits(parts[1]));
    }
}
