package wolfhound.rules.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import wolfhound.model.Address;
import wolfhound.rules.language.AddressSet;

/// Rules by the addresses that they list: one search tells which of thousands of lists an address
/// is on. The bounds of all lists cut the addresses into pieces; each piece knows its rules.
final class Listed {
    private static final int[] NONE = {};

    private final Address[] begins;
    private final int[][] rules;

    Listed(List<CompiledRule> compiled, int[] places) {
        TreeSet<Address> bounds = new TreeSet<>();
        for (int place : places) {
            AddressSet set = set(compiled.get(place));
            for (int i = 0; i < set.size(); i++) {
                bounds.add(set.first(i));
                Address last = set.last(i);
                if (last.high() != -1 || last.low() != -1) {
                    bounds.add(
                            new Address(last.high() + (last.low() == -1 ? 1 : 0), last.low() + 1));
                }
            }
        }
        begins = bounds.toArray(Address[]::new);
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < begins.length; i++) {
            found.add(new ArrayList<>(0));
        }
        for (int place : places) {
            AddressSet set = set(compiled.get(place));
            for (int i = 0; i < set.size(); i++) {
                int piece = piece(set.first(i));
                while (piece < begins.length && begins[piece].compareTo(set.last(i)) <= 0) {
                    found.get(piece++).add(place);
                }
            }
        }
        rules = new int[begins.length][];
        for (int i = 0; i < rules.length; i++) {
            List<Integer> of = found.get(i);
            rules[i] = of.isEmpty() ? NONE : of.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /// The end that lists.
    private static AddressSet set(CompiledRule rule) {
        return CompiledRule.isList(rule.rule.source()) ? rule.source : rule.target;
    }

    /// Rules on whose lists it is.
    int[] of(Address address) {
        int piece = piece(address);
        return piece < 0 ? NONE : rules[piece];
    }

    private int piece(Address address) {
        int from = 0;
        int to = begins.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (begins[middle].compareTo(address) <= 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return to;
    }
}
