package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Padding;
import io.sightline.models.precision.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

class GraphInspectionTest {
    @TempDir private Path folder;

    @Test
    void everyOperationOfTheListIsOneOfTensorFlow() throws IOException {
        assertThat(TensorFlow.registeredOpList().getOpList())
                .extracting(OpDef::getName)
                .containsAll(listed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReadFile",
                "WriteFile",
                "MatchingFiles",
                "SaveV2",
                "RestoreV2",
                "PyFunc",
                "EagerPyFunc",
                "PrintV2",
                "DecodeProtoV2",
                "InitializeTableFromTextFileV2",
                "TextLineDataset",
                "DebugIdentity",
                "_Send"
            })
    void nothingOfTheListReachesOutside(String operation) throws IOException {
        assertThat(listed()).doesNotContain(operation);
    }

    private static List<String> listed() throws IOException {
        try (InputStream list = GraphInspection.class.getResourceAsStream("operations.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void whatAnOutputNeedsMustCompute() {
        assertRefused(model(node("evil", "ReadFile"), node("out", "Identity", "evil:0")), "evil");
        assertRefused(model(node("evil", "ReadFile"), node("out", "Identity", "^evil")), "evil");
    }

    @Test
    void whatIsNeverRunMayBeAnything() {
        assertAccepted(model(node("save", "ReadFile"), node("out", "Const")));
    }

    @Test
    void functionsThatAreCalledMustCompute() {
        NodeDef byName = node("out", "body");
        NodeDef byAttribute =
                node("out", "PartitionedCall").toBuilder()
                        .putAttr("f", AttrValue.newBuilder().setFunc(named("body")).build())
                        .build();
        NodeDef byList =
                node("out", "Case").toBuilder()
                        .putAttr(
                                "branches",
                                AttrValue.newBuilder()
                                        .setList(
                                                AttrValue.ListValue.newBuilder()
                                                        .addFunc(named("body")))
                                        .build())
                        .build();
        for (NodeDef call : List.of(byName, byAttribute, byList)) {
            assertRefused(withFunction(model(call), "body", node("evil", "ReadFile")), "evil");
            assertAccepted(withFunction(model(call), "body", node("good", "Relu")));
        }
        assertAccepted(
                withFunction(model(node("out", "Const")), "unused", node("evil", "ReadFile")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"saved_model_main_op", "legacy_init_op"})
    void whatRunsWhenAModelIsLoadedMustCompute(String collection) {
        CollectionDef initialiser =
                CollectionDef.newBuilder()
                        .setNodeList(CollectionDef.NodeList.newBuilder().addValue("evil"))
                        .build();
        MetaGraphDef model = model(node("evil", "ReadFile"), node("out", "Const"));

        assertRefused(model.toBuilder().putCollectionDef(collection, initialiser).build(), "evil");
    }

    @Test
    void variablesAreRestoredAndNothingElse() {
        SaverDef saver = SaverDef.newBuilder().setRestoreOpName("restore").build();
        MetaGraphDef restores = model(node("restore", "RestoreV2"), node("out", "Const"));
        MetaGraphDef reads = model(node("restore", "ReadFile"), node("out", "Const"));

        assertAccepted(restores.toBuilder().setSaverDef(saver).build());
        assertRefused(reads.toBuilder().setSaverDef(saver).build(), "restore");
    }

    /** Of several graphs TensorFlow may choose another one than we would. */
    @Test
    void aBundleWhoseGraphReadsFilesIsRefusedBeforeItIsLoaded() throws IOException {
        ModelBundle harmless = TestingModels.bundle(folder.resolve("harmless"), 1);
        Path network = harmless.directory().resolve(ModelBundle.SAVED_MODEL);
        SavedModel changed;
        try (InputStream in = Files.newInputStream(network)) {
            changed =
                    SavedModel.parseFrom(in).toBuilder()
                            .addMetaGraphs(model(node("out", "ReadFile")))
                            .build();
        }
        ModelBundle bundle =
                BundleWriter.write(
                        folder.resolve("harmful"),
                        TestingModels.card(TestingModels.architecture(Padding.SYMMETRIC, 96, 64)),
                        files ->
                                Files.write(
                                        files.resolve(ModelBundle.SAVED_MODEL),
                                        changed.toByteArray()));

        assertThatThrownBy(() -> openAndClose(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "%s: node out is a ReadFile: only operations that compute are allowed",
                        bundle.directory().resolve(ModelBundle.SAVED_MODEL));
    }

    private static void openAndClose(ModelBundle bundle) {
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            assertThat(detector).isNull();
        }
    }

    private static MetaGraphDef model(NodeDef... nodes) {
        return MetaGraphDef.newBuilder()
                .setGraphDef(GraphDef.newBuilder().addAllNode(List.of(nodes)))
                .putSignatureDef(
                        "serving_default",
                        SignatureDef.newBuilder()
                                .putOutputs("out", TensorInfo.newBuilder().setName("out:0").build())
                                .build())
                .build();
    }

    private static NodeDef node(String name, String operation, String... inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(operation)
                .addAllInput(List.of(inputs))
                .build();
    }

    private static NameAttrList named(String function) {
        return NameAttrList.newBuilder().setName(function).build();
    }

    private static MetaGraphDef withFunction(MetaGraphDef model, String name, NodeDef body) {
        MetaGraphDef.Builder changed = model.toBuilder();
        changed.getGraphDefBuilder()
                .getLibraryBuilder()
                .addFunction(
                        FunctionDef.newBuilder()
                                .setSignature(OpDef.newBuilder().setName(name))
                                .addNodeDef(body));
        return changed.build();
    }

    private static void assertAccepted(MetaGraphDef model) {
        assertThatCode(() -> GraphInspection.check(model)).doesNotThrowAnyException();
    }

    private static void assertRefused(MetaGraphDef model, String node) {
        assertThatThrownBy(() -> GraphInspection.check(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "node %s is a ReadFile: only operations that compute are allowed", node);
    }
}
