package dev.linas.proposer;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.ChosenOption;
import dev.linas.core.space.Genome;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.CandidateProvenance;
import dev.linas.schemas.DecodedOption;
import dev.linas.schemas.Origin;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.SearchMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Proposals as the contract writes them. Pure. */
final class ProposalMapper {
    private final String codeVersion;

    /**
     * @param codeVersion version of Linas that the candidates will name as their origin
     */
    ProposalMapper(String codeVersion) {
        this.codeVersion = codeVersion;
    }

    /**
     * The candidates of a round.
     *
     * @param wanted metrics wanted of each of them; of one that is to be measured for some of the
     *     objectives, the metrics of these alone
     * @param proposals in the order of their index
     */
    List<Candidate> toCandidates(
            SearchSpec spec, int round, List<WantedMetrics> wanted, List<Proposal> proposals) {
        List<Candidate> candidates = new ArrayList<>();
        for (Proposal proposal : proposals) {
            candidates.add(
                    Candidate.newBuilder()
                            .setSearchId(spec.id())
                            .setRound(round)
                            .setIndex(candidates.size())
                            .setRoundSize(proposals.size())
                            .setSpaceName(spec.space().name())
                            .setSpaceDigest(spec.space().digest())
                            .setGenome(GenomeMapper.toBytes(proposal.genome()))
                            .setOptions(options(spec, proposal.genome()))
                            .setWanted(wanted(spec, proposal, wanted))
                            .setPredicted(proposal.predicted().orElse(null))
                            .setRepeat(proposal.repeat())
                            .setProvenance(provenance(spec, proposal))
                            .build());
        }
        return candidates;
    }

    private static List<WantedMetrics> wanted(
            SearchSpec spec, Proposal proposal, List<WantedMetrics> all) {
        return proposal.unasked().isEmpty()
                ? all
                : SearchMapper.merged(
                        IntStream.range(0, spec.objectives().size())
                                .filter(o -> !proposal.unasked().contains(o))
                                .mapToObj(spec.objectives()::get)
                                .map(o -> new WantedMetrics(o.pool(), List.of(o.metric())))
                                .toList());
    }

    private static List<DecodedOption> options(SearchSpec spec, Genome genome) {
        List<DecodedOption> options = new ArrayList<>();
        for (ChosenOption chosen : spec.space().decode(genome)) {
            options.add(new DecodedOption(chosen.variable(), chosen.option()));
        }
        return options;
    }

    private CandidateProvenance provenance(SearchSpec spec, Proposal proposal) {
        return new CandidateProvenance(
                Origin.valueOf(proposal.origin().name()), spec.tactic(), spec.seed(), codeVersion);
    }
}
