package dev.linas.proposer.evolution;

class CtaeaContractTest extends AlgorithmContract {
    @Override
    EvolutionaryAlgorithm algorithm() {
        return new Ctaea();
    }
}
