package dev.linas.local;

import java.nio.file.Path;

/** Opens a data folder from another process and prints how that went. */
final class DataFolderProbe {
    private DataFolderProbe() {}

    public static void main(String[] args) throws Exception {
        try (DataFolder folder = DataFolder.open(Path.of(args[0]))) {
            System.out.println(folder.root().toFile().isDirectory() ? "opened" : "opened nothing");
        } catch (LocalStackException e) {
            System.out.println(e.getMessage());
        }
    }
}
