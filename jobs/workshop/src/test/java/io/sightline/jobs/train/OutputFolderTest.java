package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.error.UserError;
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
    void takesAFolderThatIsNotThereOrEmpty() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertThatCode(() -> OutputFolder.requireUnused(folder)).doesNotThrowAnyException();
        assertThatCode(() -> OutputFolder.requireUnused(empty)).doesNotThrowAnyException();
    }

    @Test
    void takesAFolderWhereARunWasPreparedAndNeverBegan() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("teacher.json"));

        assertThatCode(() -> OutputFolder.requireUnused(folder)).doesNotThrowAnyException();
    }

    @Test
    void refusesAFolderWhereSomethingElseIs() throws IOException {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("thesis.txt"));

        assertThatThrownBy(() -> OutputFolder.requireUnused(folder))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": not empty; pass --resume to go on with what is there");
    }

    @Test
    void goesOnWithTheSameRecipeOnly() {
        Recipe other = TestingData.of(new DataSource.Unlabelled("road", 1));
        OutputFolder.requireUnused(folder);
        OutputFolder.begin(folder, RECIPE);

        assertThatCode(() -> OutputFolder.requireBegun(folder, RECIPE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OutputFolder.requireBegun(folder, other))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "%s: begun with another recipe; compare it with %s"
                                .formatted(folder, folder.resolve("recipe.json")));
    }

    @Test
    void refusesToGoOnWithNothing() {
        assertThatThrownBy(() -> OutputFolder.requireBegun(folder, RECIPE))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": no training run was begun there, nothing to resume");
    }
}
