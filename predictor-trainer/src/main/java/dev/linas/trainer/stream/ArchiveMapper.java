package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.schemas.Archive;
import dev.linas.schemas.DeviceArchive;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.trainer.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An archive as the contract writes it. Pure. */
final class ArchiveMapper {
    private ArchiveMapper() {}

    /**
     * The archive of a round.
     *
     * @param objectives of the search
     * @param progress after the round, with the archive's hypervolume and reference point
     */
    static Archive toRecord(
            List<Objective> objectives,
            Progress progress,
            int round,
            int evaluations,
            int failed,
            List<Evaluation> front) {
        return Archive.newBuilder()
                .setSearchId(progress.searchId())
                .setRound(round)
                .setEvaluations(evaluations)
                .setFailed(failed)
                .setFront(EvaluationMapper.toFrontPoints(front, objectives))
                .setHypervolume(progress.hypervolume().orElse(0.0))
                .setReferencePoint(progress.referencePoint().orElse(null))
                .setDevices(devices(objectives, progress, front))
                .build();
    }

    private static List<DeviceArchive> devices(
            List<Objective> objectives, Progress progress, List<Evaluation> front) {
        Map<String, Volume> volumes =
                progress.referencePoint()
                        .map(point -> FrontVolume.byDevice(front, objectives, point))
                        .orElse(Map.of());
        List<DeviceArchive> devices = new ArrayList<>();
        DeviceFront.byDevice(objectives)
                .forEach(
                        (pool, own) ->
                                devices.add(
                                        new DeviceArchive(
                                                pool,
                                                ParetoFront.members(own, front),
                                                volumes.containsKey(pool)
                                                        ? volumes.get(pool).value()
                                                        : 0.0)));
        return devices;
    }
}
