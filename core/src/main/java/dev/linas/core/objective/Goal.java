package dev.linas.core.objective;

/** Direction of an objective. */
public enum Goal {
    MINIMIZE,
    MAXIMIZE
}
