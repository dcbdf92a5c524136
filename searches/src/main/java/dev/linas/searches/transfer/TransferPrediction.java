package dev.linas.searches.transfer;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.trainer.transfer.TransferredDevice.Estimate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A metric of a pool, predicted.
 *
 * @param metric its name
 * @param genomes the sub-networks, in their order
 * @param estimates what is predicted of each, in the unit of the metric
 * @param measured what was measured of some of them
 */
public record TransferPrediction(
        SearchSpace space,
        String metric,
        List<Genome> genomes,
        List<Estimate> estimates,
        NavigableMap<Genome, Double> measured) {

    /**
     * A table that a pool with {@code meter: table} can read: a column of option indices per
     * variable, then the prediction under the name of the metric, the ends of its interval of 90 %,
     * and what was measured, which is empty for most.
     */
    public String csv() {
        List<String> header =
                new ArrayList<>(space.variables().stream().map(Variable::name).toList());
        header.addAll(List.of(metric, metric + "_low", metric + "_high", metric + "_measured"));
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(header);
            for (int g = 0; g < genomes.size(); g++) {
                printer.printRecord(row(genomes.get(g), estimates.get(g)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can always be written", e);
        }
        return text.toString();
    }

    private List<Object> row(Genome genome, Estimate estimate) {
        List<Object> row = new ArrayList<>();
        for (int option : genome.toIndices()) {
            row.add(option);
        }
        row.add(estimate.value());
        row.add(estimate.low());
        row.add(estimate.high());
        row.add(measured.containsKey(genome) ? measured.get(genome) : "");
        return row;
    }
}
