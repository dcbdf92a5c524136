package dev.linas.proposer.evolution;

class MoeadContractTest extends AlgorithmContract {
    @Override
    EvolutionaryAlgorithm algorithm() {
        return new Moead();
    }
}
