package dev.linas.tasks.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.supernet.task.ImageClassification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFoldersTest {
    @TempDir Path folder;
    private final List<String> notes = new ArrayList<>();

    private void images(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            ImageFixture.png(file, 2, 2);
        }
    }

    private static ImageClassification classes(int count) {
        return new ImageClassification(1, count, List.of(0.0), List.of(1.0));
    }

    private DatasetSource verified(int classes) {
        return DatasetSource.open(folder, classes(classes)).verified(Optional.empty(), notes::add);
    }

    private static List<Integer> labels(DatasetSource source) {
        Dataset dataset = source.at(2);
        return IntStream.range(0, dataset.size()).map(dataset::label).boxed().toList();
    }

    @Test
    void shouldIgnoreHiddenAndEmptyFoldersAndSaySoOnce() throws IOException {
        images("a/1.png", "b/1.png", ".ipynb_checkpoints/1.png");
        Files.createDirectories(folder.resolve("aa"));

        assertThat(labels(verified(2))).containsExactly(0, 1);
        assertThat(notes)
                .hasSize(2)
                .anySatisfy(
                        note ->
                                assertThat(note)
                                        .contains("no classes")
                                        .contains(".ipynb_checkpoints, aa"));
    }

    @Test
    void shouldShowWhichFolderIsWhichClass() throws IOException {
        images("ant/1.png", "zebra/1.png");

        assertThat(verified(2).mapping()).isEqualTo("ant = 0, zebra = 1");
        assertThat(notes).singleElement().asString().contains("ant = 0, zebra = 1");
    }

    @Test
    void shouldNameALinkThatMakesAFolderEndless() throws IOException {
        images("ant/1.png", "zebra/1.png");
        Files.createSymbolicLink(folder.resolve("ant").resolve("loop"), folder);

        assertThatThrownBy(() -> verified(2))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("ant/loop: is a link to")
                .hasMessageEndingWith("remove the link");
    }

    @Test
    void shouldFollowLinksThatEnd(@TempDir Path elsewhere) throws IOException {
        images("ant/1.png", "zebra/1.png");
        ImageFixture.png(elsewhere.resolve("2.png"), 2, 2);
        Files.createSymbolicLink(folder.resolve("ant").resolve("more"), elsewhere);

        assertThat(labels(verified(2))).containsExactly(0, 0, 1);
    }

    @Test
    void shouldNameEveryWrongLineOfTheLabelsFileAtOnce() throws IOException {
        images("a.png", "b.png");
        Files.writeString(
                folder.resolve("labels.csv"),
                "\uFEFFfile,label\na.png,0\nb.png,12\na.png,1\nc.png,0\na.png,0\n");

        assertThatThrownBy(() -> verified(2))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("line 3: label '12' is unknown")
                .hasMessageContaining("line 4: ")
                .hasMessageContaining("a.png has label 1, and 0 in line 2")
                .hasMessageContaining("line 5: there is no file ")
                .hasMessageNotContaining("line 6");
    }

    @Test
    void shouldCountAnImageOnceHoweverItsPathIsWrittenAndTellOfThoseWithoutLabel()
            throws IOException {
        images("a.png", "b.png", "sub/c.png");
        Files.writeString(
                folder.resolve("labels.csv"), "file,label\na.png,0\nb.png,1\nsub/../a.png,0\n");

        assertThat(labels(verified(2))).containsExactly(0, 1);
        assertThat(notes)
                .anyMatch(note -> note.contains("names images twice, which count once: sub/../a"))
                .anyMatch(
                        note -> note.contains("does not name 1 images") && note.contains("c.png"));
    }

    @Test
    void shouldRefuseARowOfTheLabelsFileThatIsTooShortOrTooLong() throws IOException {
        images("a.png", "b, c.png");
        Files.writeString(folder.resolve("labels.csv"), "file,label\na.png\nb, c.png,1\n");

        assertThatThrownBy(() -> verified(2))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("line 2: label '' is unknown")
                .hasMessageContaining("line 3 has 3 cells, but the heading has 2");
    }

    @Test
    void shouldSayWhatLiesBesideTheImagesThatCount() throws IOException {
        images("a/1.png", "b/1.png", "stray.png");
        Files.writeString(folder.resolve("a/2"), "an image without a suffix");
        Files.writeString(folder.resolve("a/.DS_Store"), "x");
        Files.writeString(folder.resolve("b/Thumbs.db"), "x");

        assertThat(labels(verified(2))).containsExactly(0, 1);
        assertThat(notes)
                .hasSize(3)
                .anyMatch(note -> note.contains("1 images lie in no class folder"))
                .anyMatch(note -> note.contains("1 files are no images") && note.contains("a/2"));
    }

    @Test
    void shouldRefuseOneNumberInTwoSpellings() throws IOException {
        images("1/1.png", "01/1.png", "2/1.png");

        assertThatThrownBy(() -> verified(3))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("the folders '01' and '1' are the same number");
    }

    @Test
    void shouldOrderNumbersByTheirValue() throws IOException {
        images("10/1.png", "9/1.png", "2/1.png");

        assertThat(verified(3).mapping()).isEqualTo("2 = 0, 9 = 1, 10 = 2");
    }

    @Test
    void shouldTakeImagesAtAnyDepth() throws IOException {
        images("a/images/1.png", "a/2.png", "b/images/x/1.png");

        assertThat(labels(verified(2))).containsExactly(0, 0, 1);
    }

    @Test
    void shouldRefuseFewerFoldersThanClassesUnlessAFileMapsThem() throws IOException {
        images("3/1.png", "4/1.png");

        assertThatThrownBy(() -> verified(4))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("2 class folders (3, 4)")
                .hasMessageContaining("knows 4 classes")
                .hasMessageContaining("classes.txt");

        Files.writeString(folder.resolve("classes.txt"), "\n4\r\n\n3\n");
        assertThat(labels(verified(4))).containsExactly(1, 3);
        assertThat(verified(4).mapping()).isEqualTo("4 = 1, 3 = 3");
    }

    @Test
    void shouldKnowAFolderWhoseNameIsWrittenWithAnotherFormOfItsLetters() throws IOException {
        images("a/1.png", "u\u0308ber/1.png");
        Files.writeString(folder.resolve("classes.txt"), "\u00fcber\na\n");

        assertThat(verified(2).mapping()).isEqualTo("u\u0308ber = 0, a = 1");
    }

    @Test
    void shouldRefuseAFileThatDoesNotNameEveryFolder() throws IOException {
        images("a/1.png", "b/1.png");
        Files.writeString(folder.resolve("classes.txt"), "b\n");

        assertThatThrownBy(() -> verified(2))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("does not name the folders a");
    }

    @Test
    void shouldRefuseAFileWithMoreClassesThanTheNetworkOrAFolderTwice() throws IOException {
        images("a/1.png", "b/1.png");
        Path order = folder.resolve("classes.txt");

        Files.writeString(order, "b\na\nc\n");
        assertThatThrownBy(() -> verified(2)).hasMessageContaining("names 3 classes");
        Files.writeString(order, "b\nb\n");
        assertThatThrownBy(() -> verified(2)).hasMessageContaining("'b' twice");
    }

    @Test
    void shouldTellWhichLinesOfTheFileNameNoFolderWithImages() throws IOException {
        images("a/1.png", "b/1.png");
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("classes.txt"), "b\nowl\n\na\nempty\n");

        assertThat(labels(verified(5))).containsExactly(0, 3);
        assertThat(notes)
                .anySatisfy(
                        note ->
                                assertThat(note)
                                        .contains("classes.txt: names folders that hold no images")
                                        .endsWith(": owl, empty"));
    }

    @Test
    void shouldRefuseTwoFilesThatMap() throws IOException {
        images("a/1.png");
        Files.writeString(folder.resolve("classes.txt"), "a\n");
        Files.writeString(folder.resolve("labels.csv"), "file,label\na/1.png,0\n");

        assertThatThrownBy(() -> verified(1)).hasMessageContaining("keep the one that counts");
    }

    @Test
    void shouldTakeAnyNumberOfFoldersWhereLabelsDoNotMatter() throws IOException {
        images("a/1.png", "b/1.png", "c/1.png");

        assertThat(labels(DatasetSource.open(folder, classes(2), false))).containsExactly(0, 1, 2);
    }
}
