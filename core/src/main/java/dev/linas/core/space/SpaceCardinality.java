package dev.linas.core.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the canonical genomes of a space.
 *
 * <p>Variables that no rule connects are independent, so their counts multiply. A connected group
 * is counted by choosing for one of its controllers, which tells what of the rest is inactive and
 * often parts the rest into groups of their own. Options with which the same rules hold count
 * together.
 */
final class SpaceCardinality {
    private final SearchSpace space;
    private final List<ActivationRule> rules;

    private SpaceCardinality(SearchSpace space) {
        this.space = space;
        this.rules = space.rules();
    }

    static BigInteger of(SearchSpace space) {
        BitSet all = new BitSet();
        all.set(0, space.size());
        return new SpaceCardinality(space).count(all, new BitSet());
    }

    /**
     * Counts the choices for some variables.
     *
     * @param open variables without a choice so far
     * @param inactive those of them, at least, that an earlier choice has switched off
     */
    private BigInteger count(BitSet open, BitSet inactive) {
        BigInteger product = BigInteger.ONE;
        for (BitSet group : groups(open)) {
            product = product.multiply(countGroup(group, inactive));
        }
        return product;
    }

    private BigInteger countGroup(BitSet group, BitSet inactive) {
        int variable = uncontrolled(group);
        BitSet rest = (BitSet) group.clone();
        rest.clear(variable);
        BigInteger sum = BigInteger.ZERO;
        for (Map.Entry<List<Integer>, Integer> choice :
                choices(variable, inactive.get(variable)).entrySet()) {
            BitSet switchedOff = (BitSet) inactive.clone();
            choice.getKey().forEach(rule -> rules.get(rule).variables().forEach(switchedOff::set));
            BigInteger continuations = count(rest, switchedOff);
            sum = sum.add(continuations.multiply(BigInteger.valueOf(choice.getValue())));
        }
        return sum;
    }

    /** How many canonical options of a variable break exactly these of its rules. */
    private Map<List<Integer>, Integer> choices(int variable, boolean inactive) {
        Map<List<Integer>, Integer> choices = new LinkedHashMap<>();
        for (int option = 0; option < space.optionCount(variable); option++) {
            boolean canonical =
                    inactive ? option == 0 : space.representative(variable, option) == option;
            if (canonical) {
                choices.merge(broken(variable, inactive, option), 1, Integer::sum);
            }
        }
        return choices;
    }

    private List<Integer> broken(int controller, boolean inactive, int option) {
        List<Integer> broken = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            ActivationRule rule = rules.get(r);
            if (rule.controller() == controller && (inactive || !rule.options().contains(option))) {
                broken.add(r);
            }
        }
        return broken;
    }

    /** A variable that no other one of the group controls; rules have no cycle, so there is one. */
    private int uncontrolled(BitSet group) {
        BitSet candidates = (BitSet) group.clone();
        for (ActivationRule rule : rules) {
            if (group.get(rule.controller())) {
                rule.variables().forEach(candidates::clear);
            }
        }
        return candidates.nextSetBit(0);
    }

    /** Splits variables into groups that rules connect. */
    private List<BitSet> groups(BitSet variables) {
        List<BitSet> groups = new ArrayList<>();
        for (int v : variables.stream().toArray()) {
            BitSet single = new BitSet();
            single.set(v);
            groups.add(single);
        }
        for (ActivationRule rule : rules) {
            if (variables.get(rule.controller())) {
                BitSet connected = new BitSet();
                connected.set(rule.controller());
                rule.variables().stream().filter(variables::get).forEach(connected::set);
                join(groups, connected);
            }
        }
        return groups;
    }

    private static void join(List<BitSet> groups, BitSet connected) {
        for (BitSet group : List.copyOf(groups)) {
            if (group.intersects(connected)) {
                groups.remove(group);
                connected.or(group);
            }
        }
        groups.add(connected);
    }
}
