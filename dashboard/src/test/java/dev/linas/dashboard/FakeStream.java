package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.runtime.error.UserError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream that remembers its commands, and has one kind of candidate. */
final class FakeStream implements StreamService {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What was ordered and started, in order. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    @Override
    public String command(String id, String command, String budget) {
        if (id.equals("gone")) {
            throw new UserError("there is no search 'gone'");
        }
        commands.add(id + " " + command + " " + budget);
        return command + " ordered";
    }

    @Override
    public ObjectNode start(String name, String text, boolean really) {
        if (!text.contains("budget")) {
            throw new UserError(name + ":1: no budget\n" + name + ":2: no more");
        }
        if (really) {
            commands.add("start " + name + " " + text);
        }
        ObjectNode answer = NODES.objectNode().put("id", "toy");
        answer.put("said", really ? "it is started" : "it can be started");
        answer.putArray("warnings").add("the space is small");
        return answer;
    }

    @Override
    public Optional<ObjectNode> candidate(String id, int round, int index) {
        if (round > 9) {
            return Optional.empty();
        }
        ObjectNode node = NODES.objectNode();
        node.put("round", round).put("index", index).put("origin", "initial design");
        node.put("tactic", "linas").put("seed", "1").put("codeVersion", "1").put("repeat", 0);
        node.putArray("options")
                .add(option("depth", String.valueOf(1 + index)))
                .add(option("kernel", "3"));
        node.putNull("predicted");
        node.putArray("measured")
                .addObject()
                .put("metric", "accuracy")
                .put("pool", "lab")
                .put("instance", "one")
                .put("value", 0.9 - 0.1 * index)
                .put("at", 0);
        ObjectNode samples = node.putArray("samples").addObject();
        samples.put("metric", "latency_ms").put("pool", "phone").put("unit", "ms");
        samples.putArray("values").add(2.0).add(2.1).add(1.9);
        return Optional.of(node);
    }

    private static ObjectNode option(String variable, String option) {
        return NODES.objectNode().put("variable", variable).put("option", option);
    }

    @Override
    public String explanation(String id, int round, int index) {
        return "part of the initial design\n";
    }

    @Override
    public ObjectNode layers(String id, int round, int index) {
        ObjectNode node = NODES.objectNode().put("macs", 3_000_000 + index).put("params", 200);
        node.putArray("layers")
                .add(
                        NODES.objectNode()
                                .put("name", "stem")
                                .put("macs", 3_000_000)
                                .put("params", 200));
        return node;
    }

    @Override
    public byte[] onnx(String id, int round, int index) {
        return new byte[] {8, 7};
    }
}
