package dev.linas.runtime.service;

import java.util.Objects;

/**
 * How a part of an app is doing.
 *
 * @param state its state
 * @param reason why it is not {@link State#READY}; empty if it is
 */
public record Health(State state, String reason) {
    /** Three states are enough for a probe: wait, send work, give up. */
    public enum State {
        /** Alive, but cannot do its work yet or at the moment. */
        NOT_READY,
        /** Does its work. */
        READY,
        /** Has given up; only a restart helps. */
        FAILED
    }

    public Health {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }

    public static Health ready() {
        return new Health(State.READY, "");
    }

    public static Health notReady(String reason) {
        return new Health(State.NOT_READY, reason);
    }

    public static Health failed(String reason) {
        return new Health(State.FAILED, reason);
    }

    public boolean isReady() {
        return state == State.READY;
    }

    /** False when only a restart helps. */
    public boolean isAlive() {
        return state != State.FAILED;
    }
}
