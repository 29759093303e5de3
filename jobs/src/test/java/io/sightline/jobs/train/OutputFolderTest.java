package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.options.UserError;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    private static final Recipe RECIPE = TestingData.of(new DataSource.Unlabelled("street", 1));

    @TempDir private Path temp;
    private Path folder;

    @BeforeEach
    void choosePlace() {
        folder = temp.resolve("run");
    }

    @Test
    void beginsInAFolderThatIsNotThereOrEmpty() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertThatCode(() -> OutputFolder.begin(folder, RECIPE)).doesNotThrowAnyException();
        assertThatCode(() -> OutputFolder.begin(empty, RECIPE)).doesNotThrowAnyException();
    }

    @Test
    void refusesToBeginWhereSomethingIs() throws IOException {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("thesis.txt"));

        assertThatThrownBy(() -> OutputFolder.begin(folder, RECIPE))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": not empty; pass --resume to go on with what is there");
    }

    @Test
    void goesOnWithTheSameRecipe() {
        OutputFolder.begin(folder, RECIPE);

        assertThatCode(() -> OutputFolder.resume(folder, RECIPE)).doesNotThrowAnyException();
    }

    @Test
    void refusesToGoOnWithAnotherRecipe() {
        OutputFolder.begin(folder, RECIPE);

        assertThatThrownBy(
                        () ->
                                OutputFolder.resume(
                                        folder,
                                        TestingData.of(new DataSource.Unlabelled("road", 1))))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "%s: begun with another recipe; compare it with %s"
                                .formatted(folder, folder.resolve("recipe.json")));
    }

    @Test
    void refusesToGoOnWithNothing() {
        assertThatThrownBy(() -> OutputFolder.resume(folder, RECIPE))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": no training run was begun there, nothing to resume");
    }
}
