package dev.linas.proposer.evolution;

class AgeMoeaContractTest extends AlgorithmContract {
    @Override
    EvolutionaryAlgorithm algorithm() {
        return new AgeMoea();
    }
}
