package dev.linas.proposer.evolution;

class GeneticAlgorithmContractTest extends AlgorithmContract {
    @Override
    EvolutionaryAlgorithm algorithm() {
        return new GeneticAlgorithm();
    }
}
