package dev.linas.supernet.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that opens and closes sessions of a model in two threads until it is told to end. */
public final class OpensSessions {
    private OpensSessions() {}

    /** Reads the model that the first argument names; says when the first session was opened. */
    public static void main(String[] args) throws IOException {
        byte[] model = Files.readAllBytes(Path.of(args[0]));
        new Thread(() -> openForever(model), "opens-too").start();
        openAndClose(model);
        System.out.println("opened");
        System.out.flush();
        openForever(model);
    }

    private static void openForever(byte[] model) {
        while (true) {
            openAndClose(model);
        }
    }

    private static void openAndClose(byte[] model) {
        OnnxModel.load(model, new SessionSettings(Provider.CPU, 1)).close();
    }
}
