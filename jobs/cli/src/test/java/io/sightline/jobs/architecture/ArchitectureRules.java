package io.sightline.jobs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.apache.flink.api.common.functions.RichFunction;
import org.tensorflow.Graph;
import org.tensorflow.Session;

/**
 * The rules that the code of every module keeps. A test at the top of the modules applies them to
 * everything on its class path.
 */
public final class ArchitectureRules {
    @ArchTest static final ArchRule modulesKnowOnlyTheirNeighbours = Modules.KNOW_THEIR_NEIGHBOURS;

    @ArchTest static final ArchRule everyPackageBelongsToAModule = Modules.HOLD_EVERY_PACKAGE;

    @ArchTest
    static final ArchRule onlyThePipelineKnowsFlink =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.sightline.operators..",
                            "io.sightline.jobs.detection..",
                            "io.sightline.jobs.kafka..",
                            "io.sightline.jobs.options..",
                            "io.sightline.jobs.bench",
                            "io.sightline.jobs.broker..",
                            "io.sightline.jobs.local..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..")
                    .because(
                            "models, streets, media, clients and the workshop work without a"
                                    + " stream processor");

    @ArchTest
    static final ArchRule kafkaIsAtTheEdges =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.sightline.jobs.topics..",
                            "io.sightline.jobs.kafka..",
                            "io.sightline.jobs.feed..",
                            "io.sightline.jobs.watch..",
                            "io.sightline.jobs.bench",
                            "io.sightline.jobs.broker..",
                            "io.sightline.jobs.chaos.records..",
                            "io.sightline.jobs.demo..",
                            "io.sightline.jobs.ledger..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "kafka..", "org.apache.flink.connector.kafka..")
                    .because("the graph and the commands speak of topics, not of Kafka clients");

    @ArchTest
    static final ArchRule tensorFlowHasOnePackage =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.sightline.models.tensorflow..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.tensorflow..")
                    .because("native memory has one owner");

    @ArchTest
    static final ArchRule everySessionStatesItsThreads =
            noClasses()
                    .should()
                    .callConstructor(Session.class, Graph.class)
                    .because("the first session of a process decides for all that follow");

    @ArchTest
    static final ArchRule nativeMediaLibrariesHaveFourPackages =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.sightline.operators.decode..",
                            "io.sightline.jobs.media..",
                            "io.sightline.models.tensorflow..",
                            "io.sightline.jobs.peers..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bytedeco..")
                    .because("native memory has one owner");

    @ArchTest
    static final ArchRule nativeTypesCrossNoPublicMethod =
            methods()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .should(keepNativeTypesAmongTheirOwners())
                    .because("native objects never leave the packages that own them");

    @ArchTest
    static final ArchRule optionsAreParsedByTheProgramAndTheJob =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.sightline.models..",
                            "io.sightline.operators..",
                            "io.sightline.jobs.picture..",
                            "io.sightline.jobs.scene..",
                            "io.sightline.jobs.signs..",
                            "io.sightline.jobs.media..",
                            "io.sightline.jobs.feed..",
                            "io.sightline.jobs.watch..",
                            "io.sightline.jobs.annotate..",
                            "io.sightline.jobs.chart..",
                            "io.sightline.jobs.detect..",
                            "io.sightline.jobs.train..",
                            "io.sightline.jobs.peers..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..")
                    .because("everything else takes values, not text");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            SlicesRuleDefinition.slices()
                    .matching("io.sightline.(*).(*)..")
                    .should()
                    .beFreeOfCycles();

    @ArchTest
    static final ArchRule flinkFunctionsAreNamedSo =
            classes()
                    .that()
                    .areAssignableTo(RichFunction.class)
                    .should()
                    .haveSimpleNameEndingWith("Function")
                    .because("the suffix is the Flink concept");

    @ArchTest
    static final ArchRule nobodyPrints =
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                    "commands write to their own streams, everything else logs");

    @ArchTest static final ArchRule nobodyUsesJul = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private ArchitectureRules() {}

    /** TensorFlow's packages may hand its types to each other, but to no other package. */
    private static ArchCondition<JavaMethod> keepNativeTypesAmongTheirOwners() {
        return new ArchCondition<>("keep native types among the packages that own them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions =
                        isNative(method.getRawReturnType())
                                || method.getRawParameterTypes().stream()
                                        .anyMatch(ArchitectureRules::isNative);
                boolean shared =
                        ofTensorFlow(method.getOwner())
                                && method.getAccessesToSelf().stream()
                                        .allMatch(access -> ofTensorFlow(access.getOriginOwner()));
                if (mentions && !shared) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static boolean ofTensorFlow(JavaClass type) {
        return type.getPackageName().startsWith("io.sightline.models.tensorflow");
    }

    private static boolean isNative(JavaClass type) {
        return type.getPackageName().startsWith("org.bytedeco")
                || type.getPackageName().startsWith("org.tensorflow");
    }

    /** Leaves out the tests of this module and the test jars of others. */
    public static final class ProductionCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }
}
