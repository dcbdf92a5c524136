package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Serves what is not in the view: it is read from the stream, or written to it. */
interface StreamService {
    /** Sends a search a command, and says for people what was ordered. */
    String command(String id, String command, String budget);

    /**
     * Reads a search file, and starts its search if that is wanted.
     *
     * @param name of the file, for messages
     * @param text of the file
     * @return what became of it, and warnings, for people
     */
    ObjectNode start(String name, String text, boolean really);

    /** A candidate; empty if there is none of that place. */
    Optional<ObjectNode> candidate(String id, int round, int index);

    /** Why a candidate was chosen and what came of it, for people. */
    String explanation(String id, int round, int index);

    /** The layers of a candidate's network. */
    ObjectNode layers(String id, int round, int index);

    /** A candidate's network as an ONNX file. */
    byte[] onnx(String id, int round, int index);
}
