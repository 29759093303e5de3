package io.sightline.jobs.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A key for a server on the loopback interface with a certificate that it has signed itself, made
 * by the JDK's {@code keytool}.
 *
 * @param keyStore key and certificate, PKCS #12
 * @param password of the store
 * @param certificate the certificate alone, PEM: what a client has to trust
 */
public record TestingCertificate(Path keyStore, String password, Path certificate) {
    private static final String ALIAS = "broker";

    /**
     * Makes one.
     *
     * @param folder where the files go; exists
     */
    public static TestingCertificate in(Path folder) {
        Path keyStore = folder.resolve("broker.p12");
        Path certificate = folder.resolve("kafka-ca.pem");
        String password = UUID.randomUUID().toString();
        keytool(
                keyStore,
                password,
                List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=broker", "-validity", "2"),
                List.of("-storetype", "PKCS12", "-ext", "san=ip:127.0.0.1"));
        keytool(
                keyStore,
                password,
                List.of("-exportcert", "-rfc"),
                List.of("-file", certificate.toString()));
        return new TestingCertificate(keyStore, password, certificate);
    }

    private static void keytool(
            Path keyStore, String password, List<String> command, List<String> options) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(command);
        line.addAll(options);
        line.addAll(List.of("-alias", ALIAS, "-keystore", keyStore.toString()));
        line.addAll(List.of("-storepass", password));
        try {
            Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
            String told = new String(keytool.getInputStream().readAllBytes(), UTF_8);
            if (keytool.waitFor() != 0) {
                throw new AssertionError("keytool: " + told);
            }
        } catch (IOException failure) {
            throw new AssertionError("keytool does not run", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }
}
