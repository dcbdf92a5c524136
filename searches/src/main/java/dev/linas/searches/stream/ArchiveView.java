package dev.linas.searches.stream;

import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.Evaluation;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.result.DeviceTable;
import dev.linas.searches.result.FrontBounds;
import java.util.List;
import java.util.Optional;

/** Shows an archive in the terms of results. */
public final class ArchiveView {
    private ArchiveView() {}

    /** The front, in its order. */
    public static List<Evaluation> front(Archive archive) {
        return archive.getFront().stream().map(EvaluationMapper::toEvaluation).toList();
    }

    /**
     * Its hypervolume, which tells whether it is exact; empty before there is a reference point.
     */
    public static Optional<Volume> volume(Search search, Archive archive) {
        return Optional.ofNullable(archive.getReferencePoint())
                .map(
                        point ->
                                FrontVolume.of(
                                        front(archive), SearchMapper.objectives(search), point));
    }

    /** The devices of a search and their fronts, a line each; none without devices. */
    public static List<List<String>> devices(Search search, Archive archive) {
        return DeviceTable.rows(
                SearchMapper.objectives(search),
                front(archive),
                Optional.ofNullable(archive.getReferencePoint()));
    }

    /** The size of its front, and whether that breaks the bounds, for people. */
    public static String count(Search search, Archive archive) {
        return FrontBounds.count(front(archive), SearchMapper.objectives(search));
    }

    /** Says, for people, by how much the front breaks the bounds; empty where it keeps them. */
    public static String broken(Search search, Archive archive) {
        return FrontBounds.describe(front(archive), SearchMapper.objectives(search));
    }
}
