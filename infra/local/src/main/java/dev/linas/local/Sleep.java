package dev.linas.local;

/** Waiting inside start-up, where an interrupt means to give up. */
final class Sleep {
    private Sleep() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while starting", e);
        }
    }
}
