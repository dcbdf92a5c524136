package dev.linas.proposer.evolution;

class CmaEsContractTest extends AlgorithmContract {
    @Override
    EvolutionaryAlgorithm algorithm() {
        return new CmaEs();
    }
}
