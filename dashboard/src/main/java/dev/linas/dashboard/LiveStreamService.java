package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.log.explain.Explanation;
import dev.linas.log.explain.ExplanationText;
import dev.linas.log.io.StreamLog;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.searches.stream.RecordWriter;
import dev.linas.searches.stream.SearchRecords;
import java.time.Clock;
import java.util.Optional;

/** Answers from the topics of a broker, read when they are asked for. Thread-safe. */
final class LiveStreamService implements StreamService {
    private final TopicSnapshot snapshot;
    private final SearchRecords searches;
    private final UserCommands commands;
    private final SearchStarts starts;
    private final CandidateNetworks networks;

    LiveStreamService(Connection connection, Clock clock) {
        this.snapshot = new TopicSnapshot(connection);
        this.searches = new SearchRecords(snapshot, new RecordWriter(connection), clock);
        this.commands = new UserCommands(searches);
        this.starts = new SearchStarts(searches);
        this.networks = new CandidateNetworks(snapshot, searches);
    }

    @Override
    public String command(String id, String command, String budget) {
        return commands.send(id, command, budget);
    }

    @Override
    public ObjectNode start(String name, String text, boolean really) {
        return starts.start(name, text, really);
    }

    @Override
    public Optional<ObjectNode> candidate(String id, int round, int index) {
        return CandidateJson.read(snapshot, id, round, index);
    }

    @Override
    public String explanation(String id, int round, int index) {
        searches.get(id); // of one that is not there it says so
        try {
            return ExplanationText.of(
                    Explanation.of(new StreamLog(snapshot).search(id), round, index));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    @Override
    public ObjectNode layers(String id, int round, int index) {
        return networks.layers(id, round, index);
    }

    @Override
    public byte[] onnx(String id, int round, int index) {
        return networks.onnx(id, round, index);
    }
}
