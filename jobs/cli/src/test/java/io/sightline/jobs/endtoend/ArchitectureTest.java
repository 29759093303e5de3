package io.sightline.jobs.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.apache.flink.api.common.functions.RichFunction;
import org.tensorflow.Graph;
import org.tensorflow.Session;

@AnalyzeClasses(
        packages = "io.sightline",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
    @ArchTest
    static final ArchRule modelsAreUnderOperatorsAndOperatorsUnderJobs =
            Architectures.layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("jobs")
                    .definedBy("io.sightline.jobs..")
                    .layer("operators")
                    .definedBy("io.sightline.operators..")
                    .layer("models")
                    .definedBy("io.sightline.models..")
                    .whereLayer("jobs")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("operators")
                    .mayOnlyBeAccessedByLayers("jobs")
                    .because("a detector exists without a stream, and a stream without Kafka");

    @ArchTest
    static final ArchRule modelsKnowNoStream =
            noClasses()
                    .that()
                    .resideInAPackage("io.sightline.models..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "picocli..")
                    .because("a model can be imported, scored and used without a pipeline");

    @ArchTest
    static final ArchRule operatorsKnowNoKafka =
            noClasses()
                    .that()
                    .resideInAPackage("io.sightline.operators..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "org.apache.flink.connector.kafka..", "picocli..")
                    .because("the edges of the job are in jobs");

    @ArchTest
    static final ArchRule tensorFlowHasOnePackage =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.sightline.models.tensorflow..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.tensorflow..")
                    .because("native memory has one owner");

    @ArchTest
    static final ArchRule everySessionSaysHowManyThreadsItWants =
            noClasses()
                    .should()
                    .callConstructor(Session.class, Graph.class)
                    .because("the first session of a process decides for all that follow");

    @ArchTest
    static final ArchRule nativeMediaLibrariesHaveTwoPackages =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.sightline.operators.decode..",
                            "io.sightline.jobs.feed..",
                            "io.sightline.models.tensorflow..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.bytedeco..")
                    .because("native memory has one owner");

    @ArchTest
    static final ArchRule nativeTypesCrossNoPublicMethod =
            methods()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .should(notMentionNativeTypes())
                    .because("native objects never leave the package that owns them");

    @ArchTest
    static final ArchRule kafkaIsAtTheEdges =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.sightline.jobs", "io.sightline.jobs.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "kafka..")
                    .because("the graph and the commands speak of topics, not of clients");

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

    private static ArchCondition<JavaMethod> notMentionNativeTypes() {
        return new ArchCondition<>("not mention native types") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions =
                        isNative(method.getRawReturnType())
                                || method.getRawParameterTypes().stream()
                                        .anyMatch(ArchitectureTest::isNative);
                if (mentions) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static boolean isNative(JavaClass type) {
        return type.getPackageName().startsWith("org.bytedeco")
                || type.getPackageName().startsWith("org.tensorflow");
    }
}
