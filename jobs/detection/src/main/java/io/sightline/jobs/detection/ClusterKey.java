package io.sightline.jobs.detection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;

/**
 * A key by which the parts of one Flink know each other: whoever does not have it, gets no
 * connection to the ports that they use among themselves. Made at the start, for one process.
 */
final class ClusterKey {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0C;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int LONG_FORM = 0x80;

    /** The object identifiers of ecdsa-with-SHA256 and commonName. */
    private static final byte[] ECDSA_SHA256 = {6, 8, 42, -122, 72, -50, 61, 4, 3, 2};

    private static final byte[] COMMON_NAME = {6, 3, 85, 4, 3};

    private static final String STORE_TYPE = "PKCS12";
    private static final int KEY_BITS = 256;
    private static final int PASSWORD_BYTES = 24;

    private ClusterKey() {}

    /**
     * Makes a key and requires it of every connection within Flink.
     *
     * @param configuration of Flink, changed here
     * @param folder only its owner may read it
     * @throws IOException when the key cannot be written
     */
    static void require(Configuration configuration, Path folder) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().encodeToString(secret);
        Path store = folder.resolve("flink-internal.p12");
        write(store, password.toCharArray(), random);
        configuration.set(SecurityOptions.SSL_INTERNAL_ENABLED, true);
        configuration.set(SecurityOptions.SSL_INTERNAL_KEYSTORE, store.toString());
        configuration.set(SecurityOptions.SSL_INTERNAL_KEYSTORE_PASSWORD, password);
        configuration.set(SecurityOptions.SSL_INTERNAL_KEY_PASSWORD, password);
        configuration.set(SecurityOptions.SSL_INTERNAL_KEYSTORE_TYPE, STORE_TYPE);
        configuration.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_TYPE, STORE_TYPE);
        configuration.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE, store.toString());
        configuration.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_PASSWORD, password);
    }

    private static void write(Path file, char[] password, SecureRandom random) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(KEY_BITS, random);
            KeyPair keys = generator.generateKeyPair();
            Certificate[] chain = {certificate(keys, random)};
            KeyStore store = KeyStore.getInstance(STORE_TYPE);
            store.load(null, password);
            store.setKeyEntry("flink", keys.getPrivate(), password, chain);
            store.setCertificateEntry("trusted", chain[0]);
            store.store(out, password);
        } catch (GeneralSecurityException unsupported) {
            throw new IOException("cannot make a key for Flink", unsupported);
        }
    }

    /** Signed by itself; X.509 version 1, which needs no extensions. Java has no class for that. */
    private static Certificate certificate(KeyPair keys, SecureRandom random)
            throws GeneralSecurityException {
        byte[] algorithm = der(SEQUENCE, ECDSA_SHA256);
        byte[] name =
                der(
                        SEQUENCE,
                        der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, ascii("sightline")))));
        byte[] validity =
                der(
                        SEQUENCE,
                        der(GENERALIZED_TIME, ascii("20000101000000Z")),
                        der(GENERALIZED_TIME, ascii("99991231235959Z")));
        byte[] toSign =
                der(
                        SEQUENCE,
                        der(INTEGER, new BigInteger(Long.SIZE, random).toByteArray()),
                        algorithm,
                        name,
                        validity,
                        name,
                        keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate(), random);
        signature.update(toSign);
        byte[] noUnusedBits = {0};
        byte[] certificate =
                der(SEQUENCE, toSign, algorithm, der(BIT_STRING, noUnusedBits, signature.sign()));
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A value in the distinguished encoding rules of ASN.1. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        if (content.size() < LONG_FORM) {
            value.write(content.size());
        } else {
            byte[] length = BigInteger.valueOf(content.size()).toByteArray();
            int sign = length[0] == 0 ? 1 : 0;
            value.write(LONG_FORM | length.length - sign);
            value.write(length, sign, length.length - sign);
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }
}
