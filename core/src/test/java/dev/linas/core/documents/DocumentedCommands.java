package dev.linas.core.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of {@code ./linas} that the README and the guides print. */
public final class DocumentedCommands {
    private static final Pattern INLINE = Pattern.compile("`(\\./linas [^`]*)`");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final String LAUNCHER = "./linas ";

    private DocumentedCommands() {}

    /**
     * A command.
     *
     * @param document file that it stands in
     * @param arguments what follows the launcher, as a shell splits it
     * @param whole whether it is meant to be typed as it stands: not one that is named within a
     *     sentence, nor one of which a part is left out
     */
    public record DocumentedCommand(Path document, List<String> arguments, boolean whole) {
        @Override
        public String toString() {
            return document.getFileName() + ": " + LAUNCHER + String.join(" ", arguments);
        }
    }

    /** Every command of {@code README.md} and {@code docs/*.md}, in their order. */
    public static List<DocumentedCommand> of(Path home) throws IOException {
        List<Path> documents = new ArrayList<>(List.of(home.resolve("README.md")));
        try (Stream<Path> docs = Files.list(home.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        List<DocumentedCommand> commands = new ArrayList<>();
        for (Path document : documents) {
            String text = Files.readString(document).replace("\\\n", " ");
            boolean fenced = false;
            for (String line : text.split("\n", -1)) {
                if (line.strip().startsWith("```")) {
                    fenced = !fenced;
                } else if (fenced && line.matches("[^#]*\\./linas .*")) {
                    String from = line.substring(line.indexOf(LAUNCHER));
                    commands.add(command(document, from.split("\\)$| \\| | > ", 2)[0], true));
                } else {
                    Matcher inline = INLINE.matcher(line);
                    while (inline.find()) {
                        commands.add(command(document, inline.group(1), false));
                    }
                }
            }
        }
        return commands;
    }

    private static DocumentedCommand command(Path document, String text, boolean fenced) {
        List<String> words = new ArrayList<>();
        boolean whole = fenced;
        Matcher word = WORD.matcher(text.substring(LAUNCHER.length()));
        while (word.find()) {
            if (word.group().startsWith("#")) {
                break;
            }
            if (word.group().equals("…") || word.group().equals("...")) {
                whole = false;
            } else {
                words.add(
                        Stream.of(word.group(1), word.group(2), word.group(3))
                                .filter(part -> part != null)
                                .findFirst()
                                .orElseThrow());
            }
        }
        return new DocumentedCommand(document, List.copyOf(words), whole);
    }
}
