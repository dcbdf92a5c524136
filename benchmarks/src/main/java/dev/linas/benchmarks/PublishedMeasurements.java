package dev.linas.benchmarks;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.predictors.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Measured sub-networks of one CSV file of the shared data: the folder of system property {@code
 * linas.data}, else {@code ../shared/data}. Immutable.
 *
 * @param space the search space
 * @param genomes canonical genomes, row by row
 * @param rows the records of the file
 */
public record PublishedMeasurements(SearchSpace space, List<Genome> genomes, List<CSVRecord> rows) {
    private static final Path FOLDER = Path.of(System.getProperty("linas.data", "../shared/data"));

    /** NAS-Bench-201: every cell with accuracies and latencies. */
    public static final String NAS_BENCH_201 = "nasbench201/nasbench201.csv";

    /** The measurements of LINAS in OFA-MobileNetV3. */
    public static final String OFA_LINAS = "ofa-mbv3/linas_nsga2_acc_macs.csv";

    /** The measurements of NSGA-II in OFA-MobileNetV3. */
    public static final String OFA_NSGA2 = "ofa-mbv3/evo_nsga2_acc_macs.csv";

    /**
     * Reads a file of the shared data.
     *
     * @param file path inside the data folder
     * @return empty, with a line on the error stream, where the file is absent
     */
    public static Optional<PublishedMeasurements> find(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        if (!Files.isReadable(path)) {
            System.err.printf(
                    "SKIPPED: %s is not there; give the data folder by -Dlinas.data=FOLDER%n",
                    path);
            return Optional.empty();
        }
        boolean cells = file.equals(NAS_BENCH_201);
        String name = cells ? "nas-bench-201" : "ofa-mbv3-d234-e346-k357-w1.0";
        SearchSpace space = BuiltInSpaces.find(name).orElseThrow();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser =
                CSVParser.parse(path, java.nio.charset.StandardCharsets.UTF_8, format)) {
            List<CSVRecord> rows = parser.getRecords();
            List<Genome> genomes = new ArrayList<>();
            for (CSVRecord row : rows) {
                genomes.add(space.canonical(genome(space, row, cells)));
            }
            return Optional.of(new PublishedMeasurements(space, genomes, rows));
        }
    }

    private static Genome genome(SearchSpace space, CSVRecord row, boolean indices) {
        int[] options = new int[space.size()];
        for (int v = 0; v < options.length; v++) {
            Variable variable = space.variables().get(v);
            String text = row.get(variable.name());
            options[v] =
                    indices
                            ? Integer.parseInt(text)
                            : variable.options().indexOf(Long.valueOf(text));
        }
        return Genome.of(options);
    }

    /** Number of rows. */
    public int size() {
        return genomes.size();
    }

    /** Values of a column. */
    public double[] column(String name) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }

    /** Some rows, labelled by a column. */
    public TrainingSet select(String column, int[] chosen) {
        double[] values = column(column);
        List<Genome> some = new ArrayList<>();
        double[] labels = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            some.add(genomes.get(chosen[i]));
            labels[i] = values[chosen[i]];
        }
        return new TrainingSet(new OneHotEncoding(space), some, labels);
    }
}
