package dev.linas.schemas.provisioning;

import java.util.ArrayList;
import java.util.List;

/**
 * The report of what provisioning found and did. Every resource of the contract is in exactly one
 * of {@link #created()} and {@link #unchanged()}; one that exists but is not as described is
 * unchanged and has a drift per difference.
 *
 * @param created what was missing and now exists, in the order of creation
 * @param unchanged what existed before and was left as it is
 * @param drifts where what exists differs from its description
 */
public record ProvisioningReport(
        List<Resource> created, List<Resource> unchanged, List<Drift> drifts) {

    /** Nothing found, nothing done. */
    public static final ProvisioningReport EMPTY =
            new ProvisioningReport(List.of(), List.of(), List.of());

    public ProvisioningReport {
        created = List.copyOf(created);
        unchanged = List.copyOf(unchanged);
        drifts = List.copyOf(drifts);
    }

    /** Kinds of resource. */
    public enum Kind {
        TOPIC,
        /** A share group: its configuration. */
        GROUP,
        /** A subject at the schema registry. */
        SUBJECT
    }

    /** Something that provisioning brings into being. */
    public record Resource(Kind kind, String name) {
        @Override
        public String toString() {
            return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
        }
    }

    /**
     * One difference between the contract and what exists. Provisioning leaves it as it is.
     *
     * @param resource what differs
     * @param key setting that differs, e.g. {@code retention.ms}
     * @param expected its value in the contract
     * @param found its value as it is
     * @param remedy how to mend it
     */
    public record Drift(
            Resource resource, String key, String expected, String found, String remedy) {
        @Override
        public String toString() {
            return "%s: %s is %s, expected %s; %s"
                    .formatted(resource, key, found, expected, remedy);
        }
    }

    static ProvisioningReport created(Resource resource) {
        return new ProvisioningReport(List.of(resource), List.of(), List.of());
    }

    static ProvisioningReport found(Resource resource, List<Drift> drifts) {
        return new ProvisioningReport(List.of(), List.of(resource), drifts);
    }

    /** This report followed by another. */
    public ProvisioningReport and(ProvisioningReport other) {
        return new ProvisioningReport(
                concat(created, other.created),
                concat(unchanged, other.unchanged),
                concat(drifts, other.drifts));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
