package dev.linas.schemas.topics;

/** Version of the contract: records of one version read and are read by all others of it. */
public final class ContractVersion {
    /**
     * Raised only by a change that breaks {@code FULL_TRANSITIVE}, together with a restart of the
     * history in {@code schemas/src/history}; topics of another number cannot be read.
     */
    public static final int CURRENT = 2;

    private ContractVersion() {}
}
