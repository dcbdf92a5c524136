package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.sampling.SampleStatistics;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.MeasuringTime;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Result;
import dev.linas.trainer.progress.UserCommand;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;

/**
 * From the records that the trainer reads to its own terms. Pure; what makes no sense is refused.
 */
final class RecordMapper {
    private RecordMapper() {}

    /**
     * Checks that a record stands under its search.
     *
     * @param what topic it came from, for the message
     * @param searchId search that its value names; null if it has no value
     * @return the search
     * @throws ContradictionException if it does not
     */
    static String searchId(String what, Record<String, ?> record, String searchId) {
        if (searchId == null) {
            throw new ContradictionException(
                    "%s: record of key %s has no value".formatted(what, record.key()));
        }
        if (!searchId.equals(record.key())) {
            throw new ContradictionException(
                    "%s: record of key %s is of search %s; expected the same"
                            .formatted(what, record.key(), searchId));
        }
        return CandidateKey.checkSearchId(searchId);
    }

    /** The metrics that a candidate is to be measured for, as {@code metric@pool}. */
    static List<String> asked(Candidate candidate) {
        return candidate.getWanted().stream()
                .flatMap(
                        wanted ->
                                wanted.getMetrics().stream()
                                        .map(metric -> Objective.id(metric, wanted.getPool())))
                .toList();
    }

    /** The results of a measurement. */
    static List<Result> results(Measurement measurement) {
        return measurement.getResults().stream()
                .map(
                        result ->
                                result(measurement.getPool(), result)
                                        .withSeconds(MeasuringTime.seconds(measurement, result)))
                .toList();
    }

    /** Why a measurement failed, for people; empty if none of its metrics did. */
    static Optional<String> error(Measurement measurement) {
        return measurement.getResults().stream()
                .filter(result -> result.getError() != null)
                .findFirst()
                .map(
                        result ->
                                "%s: %s"
                                        .formatted(
                                                Objective.id(
                                                        result.getMetric(), measurement.getPool()),
                                                result.getError()));
    }

    /**
     * A value that is missing or no finite number counts as failed for good, so that its round can
     * close.
     */
    private static Result result(String pool, MetricResult result) {
        Double value = result.getValue();
        return switch (result.getOutcome()) {
            case MEASURED ->
                    value != null && Double.isFinite(value)
                            ? Result.measured(
                                    pool, result.getMetric(), value, standardError(result))
                            : Result.failed(pool, result.getMetric(), true);
            case FAILED_TRANSIENT -> Result.failed(pool, result.getMetric(), false);
            case FAILED_PERMANENT -> Result.failed(pool, result.getMetric(), true);
        };
    }

    /** The standard error of a result; for older records it is derived from the interval. */
    private static double standardError(MetricResult result) {
        double error = 0;
        if (result.getStandardError() != null) {
            error = result.getStandardError();
        } else if (result.getSampling() != null) {
            error =
                    SampleStatistics.standardError(
                            result.getSampling().getIntervalLow(),
                            result.getSampling().getIntervalHigh());
        }
        return error > 0 && Double.isFinite(error) ? error : 0;
    }

    /** Reads a command. */
    static UserCommand userCommand(Command command) {
        return switch (command.getKind()) {
            case PAUSE -> new UserCommand.Pause();
            case RESUME -> new UserCommand.Resume();
            case STOP -> new UserCommand.Stop();
            case EXTEND_BUDGET ->
                    new UserCommand.ExtendBudget(given(command, "budget", command.getBudget()));
            case FAIL -> new UserCommand.Fail(given(command, "failure", command.getFailure()));
            case RETRY -> new UserCommand.Retry();
            case UNKNOWN ->
                    throw new ContradictionException(
                            "command %s is of a kind that this version does not know"
                                    .formatted(command.getCommandId()));
            case ADD_POOL -> {
                WantedMetrics added = given(command, "addedPool", command.getAddedPool());
                yield new UserCommand.AddPool(
                        new UserCommand.AddedPool(added.getPool(), added.getMetrics()));
            }
        };
    }

    private static <T> T given(Command command, String field, T value) {
        if (value == null) {
            throw new ContradictionException(
                    "command %s: %s without '%s'"
                            .formatted(command.getCommandId(), command.getKind(), field));
        }
        return value;
    }
}
