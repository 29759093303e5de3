package io.sightline.jobs.broker;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A broker where clients may do everything with topics, except read their settings. */
public final class TestingStrictBroker {
    private TestingStrictBroker() {}

    /** Starts it; the caller closes it. */
    @MustBeClosed
    public static EmbeddedBroker start() throws Exception {
        @SuppressWarnings("MustBeClosedChecker") // the caller closes it
        EmbeddedBroker broker =
                EmbeddedBroker.start(
                        EmbeddedBroker.ANY_FREE_PORT,
                        new BrokerSecurity(
                                "PLAINTEXT",
                                List.of(),
                                Map.of(
                                        "authorizer.class.name",
                                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                        "allow.everyone.if.no.acl.found",
                                        "true")));
        try (Admin admin = Admin.create(Map.copyOf(broker.cluster().adminProperties()))) {
            admin.createAcls(
                            List.of(
                                    acl(AclOperation.ALL, AclPermissionType.ALLOW),
                                    acl(AclOperation.DESCRIBE_CONFIGS, AclPermissionType.DENY)))
                    .all()
                    .get();
        }
        return broker;
    }

    private static AclBinding acl(AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", operation, permission));
    }
}
