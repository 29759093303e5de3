package io.sightline.jobs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.stream.Stream;

/** The modules as layers, each with its packages and the modules it may know. */
final class Modules {
    private static final String[] TOPICS = {"io.sightline.jobs.topics.."};
    private static final String[] STREET = {
        "io.sightline.jobs.picture..", "io.sightline.jobs.scene..", "io.sightline.jobs.signs.."
    };
    private static final String[] MEDIA = {"io.sightline.jobs.media.."};
    private static final String[] DETECTION = {
        "io.sightline.jobs.detection..", "io.sightline.jobs.kafka..", "io.sightline.jobs.options.."
    };
    private static final String[] CLIENTS = {
        "io.sightline.jobs.feed..", "io.sightline.jobs.watch.."
    };
    private static final String[] WORKSHOP = {
        "io.sightline.jobs.annotate..",
        "io.sightline.jobs.chart..",
        "io.sightline.jobs.detect..",
        "io.sightline.jobs.train.."
    };
    private static final String[] TRIALS = {
        "io.sightline.jobs.bench..",
        "io.sightline.jobs.broker..",
        "io.sightline.jobs.chaos..",
        "io.sightline.jobs.cluster..",
        "io.sightline.jobs.demo..",
        "io.sightline.jobs.ledger..",
        "io.sightline.jobs.load..",
        "io.sightline.jobs.local..",
        "io.sightline.jobs.report..",
        "io.sightline.jobs.soak..",
        "io.sightline.jobs.trials.."
    };
    private static final String[] CLI = {"io.sightline.jobs.cli.."};
    private static final String[] PEERS = {"io.sightline.jobs.peers.."};

    /** A class path has the cli or the peers, not both. */
    static final ArchRule KNOW_THEIR_NEIGHBOURS =
            Architectures.layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("models")
                    .definedBy("io.sightline.models..")
                    .layer("operators")
                    .definedBy("io.sightline.operators..")
                    .layer("topics")
                    .definedBy(TOPICS)
                    .layer("street")
                    .definedBy(STREET)
                    .layer("media")
                    .definedBy(MEDIA)
                    .layer("detection")
                    .definedBy(DETECTION)
                    .layer("clients")
                    .definedBy(CLIENTS)
                    .layer("workshop")
                    .definedBy(WORKSHOP)
                    .layer("trials")
                    .definedBy(TRIALS)
                    .optionalLayer("cli")
                    .definedBy(CLI)
                    .optionalLayer("peers")
                    .definedBy(PEERS)
                    .whereLayer("models")
                    .mayNotAccessAnyLayer()
                    .whereLayer("operators")
                    .mayOnlyAccessLayers("models")
                    .whereLayer("topics")
                    .mayOnlyAccessLayers("models")
                    .whereLayer("street")
                    .mayOnlyAccessLayers("models")
                    .whereLayer("media")
                    .mayOnlyAccessLayers("models", "operators")
                    .whereLayer("detection")
                    .mayOnlyAccessLayers("models", "operators", "topics")
                    .whereLayer("clients")
                    .mayOnlyAccessLayers("models", "operators", "topics", "media")
                    .whereLayer("workshop")
                    .mayOnlyAccessLayers("models", "operators", "street", "media")
                    .whereLayer("cli")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("peers")
                    .mayNotBeAccessedByAnyLayer()
                    .because("a detector exists without a stream, and a stream without Kafka");

    static final ArchRule HOLD_EVERY_PACKAGE =
            classes()
                    .that()
                    .resideInAPackage("io.sightline.jobs..")
                    .should()
                    .resideInAnyPackage(
                            Stream.of(
                                            TOPICS, STREET, MEDIA, DETECTION, CLIENTS, WORKSHOP,
                                            TRIALS, CLI, PEERS)
                                    .flatMap(Stream::of)
                                    .toArray(String[]::new))
                    .because("a package that no layer names would be under no rule");

    private Modules() {}
}
