package io.sightline.jobs.topics;

import io.sightline.models.error.UserError;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Why a client cannot connect, in one line without secrets. */
public final class ConnectionFailure {
    private ConnectionFailure() {}

    /**
     * A client cannot be created with the settings of the cluster.
     *
     * @param failure thrown by the client's constructor
     */
    public static UserError unusable(KafkaCluster cluster, KafkaException failure) {
        return new UserError(
                "cannot use Kafka at %s: %s".formatted(cluster, withoutSecret(failure)), failure);
    }

    /** One side refuses the other: no TLS connection, or no login. */
    static UserError refused(KafkaCluster cluster, AuthenticationException refusal) {
        return refusal instanceof SslAuthenticationException
                ? new UserError(
                        "no TLS connection to Kafka at %s: %s"
                                .formatted(cluster, root(refusal).getMessage()),
                        refusal)
                : new UserError(
                        "Kafka at %s refuses the login: %s"
                                .formatted(cluster, refusal.getMessage()),
                        refusal);
    }

    /** The innermost message, with Kafka's context in front. */
    private static String withoutSecret(KafkaException failure) {
        String told = "";
        Throwable link = failure;
        while (link.getCause() != null && !repeatsLogin(link)) {
            told = link instanceof KafkaException ? link.getMessage() + ": " : told;
            link = link.getCause();
        }
        if (repeatsLogin(link)) {
            return "sasl.jaas.config is not of the form MODULE required NAME=\"VALUE\" ...;";
        }
        return (link instanceof KafkaException ? "" : told) + link.getMessage();
    }

    /** Kafka repeats the text of a login that it cannot parse, which may contain a password. */
    private static boolean repeatsLogin(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().contains("JAAS");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
