package dev.linas.benchmarks.recovery;

import dev.linas.schemas.topics.Topics;
import java.util.List;

/** An app of the stream, or what it stands on. */
enum StreamPart {
    BROKER("local"),
    PROPOSER("proposer"),
    EVALUATOR("evaluator"),
    TRAINER("trainer");

    /** The apps, without what they stand on. */
    static final List<StreamPart> APPS = List.of(PROPOSER, EVALUATOR, TRAINER);

    private final String command;

    StreamPart(String command) {
        this.command = command;
    }

    /** The command of {@code linas} that runs it. */
    String command() {
        return command;
    }

    /** Names of the topics on which its next record tells that the search goes on. */
    List<String> topics() {
        return switch (this) {
            case PROPOSER -> List.of(Topics.CANDIDATES.name());
            case EVALUATOR -> List.of(Topics.MEASUREMENTS.name());
            case TRAINER -> List.of(Topics.ROUNDS.name());
            case BROKER -> APPS.stream().flatMap(app -> app.topics().stream()).toList();
        };
    }
}
