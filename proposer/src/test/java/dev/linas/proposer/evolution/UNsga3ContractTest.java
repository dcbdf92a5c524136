package dev.linas.proposer.evolution;

class UNsga3ContractTest extends AlgorithmContract {
    @Override
    EvolutionaryAlgorithm algorithm() {
        return new UNsga3();
    }
}
