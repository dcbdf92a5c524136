package dev.linas.local;

import dev.linas.device.memory.ResidentMemory;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a stack in a process of its own until that is killed; prints the registry's pid, then facts
 * for people.
 */
final class StackProcess {
    private StackProcess() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        LocalStack stack = LocalStack.start(LocalSettings.in(Path.of(args[0])));
        System.out.println(stack.registryPid());
        System.out.printf(
                "ready in %d ms, %d MB + %d MB resident%n",
                (System.nanoTime() - start) / 1_000_000,
                ResidentMemory.of(ProcessHandle.current().pid()).orElse(0) >> 20,
                ResidentMemory.of(stack.registryPid()).orElse(0) >> 20);
        new CountDownLatch(1).await();
    }
}
