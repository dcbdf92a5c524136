package dev.linas.device;

import dev.linas.core.architecture.ArchitectureContract;
import java.util.Map;
import java.util.Set;

class DeviceArchitectureTest extends ArchitectureContract {
    DeviceArchitectureTest() {
        super(
                "dev.linas.device",
                Set.of(),
                Map.of(
                        "LatencyTimer",
                        "it measures time",
                        "ComparisonTimer",
                        "it measures time",
                        "CpuUse",
                        "it measures how busy others were over a time",
                        "OncePerMinute",
                        "it lets warnings through at most once a minute; no value depends on it",
                        "RunningTime",
                        "it waits for a time"));
    }
}
