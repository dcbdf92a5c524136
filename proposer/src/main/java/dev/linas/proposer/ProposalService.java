package dev.linas.proposer;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.Phase;
import dev.linas.core.search.RecentSearches;
import dev.linas.core.search.SearchSpec;
import dev.linas.predictors.PredictorFitters;
import dev.linas.proposer.tactic.Composition;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.PredictorMapper;
import dev.linas.schemas.mapping.SearchMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Answers the records that the proposer reads. A record that was answered before, or is answered by
 * a later round already, changes nothing. Decides first and writes last, so that a record which
 * cannot be processed leaves no trace but the rows of a round that can be read.
 */
final class ProposalService {
    /** Rows of all searches that are kept in memory: some 300 bytes each with 45 variables. */
    private static final int MOST_ROWS = 200_000;

    private final ProposerStores stores;
    private final ProposalMapper mapper;
    private final ProposalStep step = ProposalStep.standard();

    /**
     * Searches that go on, as they are after reading: their spaces are parsed once, not per round.
     */
    private final Map<String, SearchSpec> specs = new HashMap<>();

    /** The content of the stores by search, read once and not per round. */
    private final RecentSearches<SearchMemory> memories =
            new RecentSearches<>(MOST_ROWS, SearchMemory::candidates);

    ProposalService(ProposerStores stores, ProposalMapper mapper) {
        this.stores = stores;
        this.mapper = mapper;
    }

    /**
     * A new search gets its initial design, and the rounds that arrived before it their answers.
     */
    List<Candidate> begin(Search search) {
        String id = search.getSearchId();
        if (stores.search(id).isPresent()) {
            return List.of();
        }
        SearchSpec spec = SearchMapper.toSpec(search);
        checkNames(spec);
        List<Proposal> design =
                step.propose(spec, 0, spec.budget(), 0, List.of(), List.of(), Set.of());
        List<Candidate> candidates =
                new ArrayList<>(mapper.toCandidates(spec, 0, SearchMapper.wanted(search), design));
        stores.open(search);
        stores.addProposals(id, 0, design);
        for (Round round : stores.waiting(id)) {
            candidates.addAll(candidatesAfter(round, spec));
            stores.release(round);
        }
        memories.remove(id); // others answer its later rounds
        return candidates;
    }

    /**
     * Checks that there is what the search names for any of its rounds, which would fail only when
     * much is measured.
     *
     * @throws IllegalArgumentException naming what there is
     */
    private static void checkNames(SearchSpec spec) {
        Composition.of(spec);
        for (Phase phase : spec.strategy().schedule()) {
            Composition.of(spec.at(phase.fromRound()));
        }
    }

    /** A closed round that is not the last gets the candidates of the next one. */
    List<Candidate> answer(Round round) {
        String id = round.getSearchId();
        Optional<SearchSpec> found = spec(id);
        if (found.isEmpty()) {
            stores.postpone(round);
            return List.of();
        }
        if (round.getFinished()) {
            specs.remove(id);
        }
        return candidatesAfter(round, found.get());
    }

    private List<Candidate> candidatesAfter(Round round, SearchSpec spec) {
        String id = spec.id();
        if (round.getFinished() || round.getNumber() < stores.lastRound(id)) {
            stores.addRows(round);
            memories.remove(id);
            return List.of();
        }
        List<Evaluation> rows =
                round.getRows().stream().map(EvaluationMapper::toEvaluation).toList();
        SearchMemory memory =
                memories.get(id)
                        .orElseGet(
                                () ->
                                        new SearchMemory(
                                                stores.evaluations(id), stores.attempts(id)));
        rows.forEach(memory::add);
        stores.addRows(round); // even if the rest fails: a retry tells the round without them
        int next = round.getNumber() + 1;
        List<Proposal> proposals = propose(spec, round, next, memory);
        List<WantedMetrics> wanted = round.getWanted();
        List<Candidate> candidates = mapper.toCandidates(spec, next, wanted, proposals);
        if (candidates.isEmpty()) {
            throw new IllegalStateException(
                    "nothing is left to propose for round %d, but the search did not finish"
                            .formatted(next));
        }
        stores.addProposals(id, next, proposals);
        proposals.forEach(proposal -> memory.proposed(proposal.genome()));
        memories.put(id, memory);
        return candidates;
    }

    /** The search of that id, if its record has arrived. */
    private Optional<SearchSpec> spec(String id) {
        if (!specs.containsKey(id)) {
            stores.search(id).map(SearchMapper::toSpec).ifPresent(spec -> specs.put(id, spec));
        }
        return Optional.ofNullable(specs.get(id));
    }

    private List<Proposal> propose(SearchSpec spec, Round round, int next, SearchMemory memory) {
        List<Predictor> predictors =
                round.getPredictors().stream()
                        .map(
                                p ->
                                        PredictorMapper.toPredictor(
                                                p, spec.space().size(), PredictorFitters.FORMS))
                        .toList();
        return step.propose(
                spec,
                next,
                round.getBudget() == null ? OptionalInt.empty() : OptionalInt.of(round.getBudget()),
                memory.candidates(),
                memory.history(),
                predictors,
                memory.genomes(),
                memory.pending());
    }
}
