package dev.linas.runtime.streams;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** The names of the topics that a topology reads and writes. */
final class TopicNames {
    private TopicNames() {}

    /** The topics with a fixed name; a sink that chooses its topic by record is left out. */
    static Set<String> of(Topology topology) {
        Set<String> names = new TreeSet<>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Source source
                        && source.topicSet() != null) {
                    names.addAll(source.topicSet());
                } else if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
                    names.add(sink.topic());
                }
            }
        }
        return names;
    }
}
