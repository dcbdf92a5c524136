package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.objective.Goal;
import dev.linas.evaluator.pool.MetricCatalog;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.searches.stream.EvaluatorTable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The evaluators as JSON: present ones first, then those that have left. */
final class DevicesJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DevicesJson() {}

    static ArrayNode of(StreamView view, Instant now) {
        ArrayNode devices = NODES.arrayNode();
        Set<DeviceView> there = new HashSet<>();
        for (EvaluatorStatus status : view.evaluators()) {
            Optional<DeviceView> device = view.device(status.getPool(), status.getInstance());
            device.ifPresent(there::add);
            devices.add(present(status, device, now));
        }
        view.devices().stream()
                .filter(device -> !there.contains(device))
                .forEach(device -> devices.add(gone(device, now)));
        return devices;
    }

    private static ObjectNode present(
            EvaluatorStatus status, Optional<DeviceView> device, Instant now) {
        ObjectNode node = NODES.objectNode();
        node.put("pool", status.getPool());
        node.put("instance", status.getInstance());
        boolean idle = status.getBusyWith().isEmpty();
        node.put(
                "state",
                EvaluatorTable.stale(status, now) ? "silent" : idle ? "idle" : "measuring");
        node.put("lastSeen", status.getLastSeen().toEpochMilli());
        node.put("startedAt", status.getStartedAt().toEpochMilli());
        node.put("measured", status.getMeasured());
        node.put("workers", status.getWorkers());
        ArrayNode busy = node.putArray("busyWith");
        status.getBusyWith().forEach(busy::add);
        ArrayNode metrics = node.putArray("metrics");
        ObjectNode goals = node.putObject("goals");
        status.getMetrics().stream()
                .sorted()
                .forEach(
                        metric -> {
                            metrics.add(metric);
                            goals.put(metric, usualGoal(metric));
                        });
        ObjectNode unavailable = node.putObject("unavailable");
        status.getUnavailable().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> unavailable.put(e.getKey(), e.getValue()));
        node.set("facts", facts(status.getDevice()));
        putMeasured(node, device, now);
        return node;
    }

    private static String usualGoal(String metric) {
        return MetricCatalog.ALL.goal(metric).orElse(Goal.MINIMIZE).name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode gone(DeviceView device, Instant now) {
        ObjectNode node = NODES.objectNode();
        node.put("pool", device.pool());
        node.put("instance", device.instance());
        node.put("state", "left");
        node.put("lastSeen", device.lastAt());
        node.putNull("startedAt");
        node.put("measured", device.measured());
        node.putNull("workers");
        node.putArray("busyWith");
        node.putArray("metrics");
        node.putObject("goals");
        node.putObject("unavailable");
        node.set("facts", facts(device.facts()));
        putMeasured(node, Optional.of(device), now);
        return node;
    }

    /** Adds what the measurements of a device tell of it. */
    private static void putMeasured(ObjectNode node, Optional<DeviceView> device, Instant now) {
        node.put("failed", device.map(DeviceView::failed).orElse(0L));
        node.putNull("perMinute");
        ArrayNode drift = node.putArray("drift");
        ObjectNode noise = node.putObject("noise");
        ArrayNode failures = node.putArray("failures");
        if (device.isEmpty()) {
            return;
        }
        device.get().perMinute(now).ifPresent(rate -> node.put("perMinute", rate));
        device.get().drift().forEach(reading -> ViewJson.add(drift, reading.value()));
        device.get().noise().forEach((metric, percent) -> ViewJson.put(noise, metric, percent));
        for (DeviceView.FailedMetric failure : device.get().failures()) {
            failures.addObject()
                    .put("candidate", failure.candidate())
                    .put("metric", failure.metric())
                    .put("reason", failure.reason())
                    .put("forGood", failure.forGood())
                    .put("at", failure.at());
        }
    }

    private static ObjectNode facts(DeviceFacts device) {
        ObjectNode facts = NODES.objectNode();
        facts.put("system", device.getOs() + ", " + device.getArch());
        facts.put("cpu", device.getCpu());
        facts.put("cores", String.valueOf(device.getCores()));
        facts.put("runtime", device.getRuntime());
        device.getFacts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> facts.put(e.getKey(), e.getValue()));
        return facts;
    }
}
