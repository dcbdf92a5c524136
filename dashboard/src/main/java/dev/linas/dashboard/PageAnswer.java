package dev.linas.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An answer to a page. Immutable as long as nobody changes its body. */
final class PageAnswer {
    private static final ObjectWriter WRITER = new JsonMapper().writer();
    private static final int OK = 200;

    private final int status;
    private final String type;
    private final byte[] body;

    private PageAnswer(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    static PageAnswer ok(JsonNode node) {
        return json(OK, node);
    }

    /** The content of a file; not copied. */
    static PageAnswer file(byte[] content) {
        return new PageAnswer(OK, "application/octet-stream", content);
    }

    /** An answer that says what is wrong. */
    static PageAnswer error(int status, String message) {
        return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    private static PageAnswer json(int status, JsonNode node) {
        try {
            return new PageAnswer(status, "application/json", WRITER.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory is always writable", e);
        }
    }

    /** Its HTTP status. */
    int status() {
        return status;
    }

    /** Its media type. */
    String type() {
        return type;
    }

    /** Its bytes; not a copy. */
    byte[] body() {
        return body;
    }
}
