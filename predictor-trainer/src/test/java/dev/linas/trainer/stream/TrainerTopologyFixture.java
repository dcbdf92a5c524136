package dev.linas.trainer.stream;

import dev.linas.core.space.Genome;
import dev.linas.trainer.Searches;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The trainer's topology without a broker, and four sub-networks of its search. */
abstract class TrainerTopologyFixture {
    static final Genome A = Genome.of(1, 0, 0, 0, 0, 0);
    static final Genome B = Genome.of(2, 0, 0, 0, 0, 0);
    static final Genome C = Genome.of(3, 0, 0, 0, 0, 0);
    static final Genome D = Genome.of(4, 0, 0, 0, 0, 0);

    @TempDir Path stateDir;
    TrainerDriver trainer;

    @BeforeEach
    void open() {
        trainer = new TrainerDriver(Searches.cells(), stateDir);
    }

    @AfterEach
    void close() {
        trainer.close();
    }
}
