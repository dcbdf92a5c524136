package dev.linas.trainer.stream;

/** Names of the processor nodes. */
final class TrainerNodes {
    static final String INGEST_SEARCHES = "ingest-searches";
    static final String INGEST_COMMANDS = "ingest-commands";
    static final String INGEST_CANDIDATES = "ingest-candidates";
    static final String INGEST_MEASUREMENTS = "ingest-measurements";
    static final String REGISTER_SEARCHES = "register-searches";
    static final String APPLY_COMMANDS = "apply-commands";
    static final String TRACK_CANDIDATES = "track-candidates";
    static final String GATHER_RESULTS = "gather-results";
    static final String CLOSE_ROUNDS = "close-rounds";
    static final String EGRESS_ROUNDS = "egress-rounds";
    static final String EGRESS_PREDICTORS = "egress-predictors";
    static final String EGRESS_ARCHIVES = "egress-archives";
    static final String EGRESS_DEAD_LETTERS = "egress-dead-letters";

    private TrainerNodes() {}
}
