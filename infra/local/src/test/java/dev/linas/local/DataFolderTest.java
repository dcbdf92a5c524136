package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.topics.ContractVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path temp;

    @Test
    void shouldCreateAMissingFolderAndStampItsVersion() throws IOException {
        Path folder = temp.resolve("a/b");
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.root().resolve("version")).hasContent(DataFolder.stamp());
        }
    }

    @Test
    void shouldOpenAFolderAgainOnceItWasGivenBack() throws IOException {
        DataFolder first = DataFolder.open(temp);
        first.close();
        first.close();
        try (DataFolder second = DataFolder.open(temp)) {
            assertThat(second.root()).isEqualTo(temp.toRealPath());
        }
    }

    @Test
    void shouldRefuseASecondUserAndNameTheFirst() throws IOException {
        try (DataFolder first = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining(first.root().toString())
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void shouldStayLockedForOtherProcessesAfterRefusingASecondUser() throws Exception {
        try (DataFolder first = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp)).isInstanceOf(LocalStackException.class);
            assertThat(OtherJvm.run(DataFolderProbe.class, temp.toString()))
                    .contains("in use by process " + ProcessHandle.current().pid());
            assertThat(first.root()).exists();
        }
        assertThat(OtherJvm.run(DataFolderProbe.class, temp.toString())).isEqualTo("opened");
    }

    @Test
    void shouldRefuseAFolderOfAnotherVersionAndLeaveItAlone() throws IOException {
        Files.writeString(temp.resolve("version"), "999\n");
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("layout version '999'")
                .hasMessageContaining("reads layout version " + DataFolder.VERSION)
                .hasMessageContaining("--data");
        assertThat(temp.resolve("version")).hasContent("999");
    }

    /** Before the contract had a number, the file held the layout version alone. */
    @Test
    void shouldRefuseAFolderOfBeforeTheContractHadANumberAndLeaveItAlone() throws IOException {
        Files.writeString(temp.resolve("version"), DataFolder.VERSION + "\n");
        Files.createDirectories(temp.resolve("kafka"));

        assertRefusedContract("holds records of contract 1 (file ");
        assertThat(temp.resolve("version")).hasContent(DataFolder.VERSION + "\n");
    }

    @Test
    void shouldRefuseAFolderOfALaterContract() throws IOException {
        Files.writeString(temp.resolve("version"), DataFolder.VERSION + "\ncontract 999\n");

        assertRefusedContract("holds records of contract 999 (file ");
    }

    private void assertRefusedContract(String found) {
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining(temp.toString())
                .hasMessageContaining(found)
                .hasMessageContaining("this Linas reads contract " + ContractVersion.CURRENT)
                .hasMessageContaining("--data")
                .hasMessageContaining("delete the folder");
    }

    @Test
    void shouldRefuseDataWithoutAVersion() throws IOException {
        Files.createDirectories(temp.resolve("kafka"));
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("no version file");
    }

    @Test
    void shouldOpenAfterTheVersionWasMended() throws IOException {
        Files.writeString(temp.resolve("version"), "999\n");
        assertThatThrownBy(() -> DataFolder.open(temp)).isInstanceOf(LocalStackException.class);
        Files.writeString(temp.resolve("version"), DataFolder.stamp());
        DataFolder.open(temp).close();
    }

    @Test
    void shouldNameAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining(file.toString());
    }
}
