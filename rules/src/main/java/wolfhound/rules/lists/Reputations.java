package wolfhound.rules.lists;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wolfhound.model.Address;
import wolfhound.model.Network;

/// What lists say of addresses, category by category, in Suricata's format: `categories.txt` has
/// lines `NUMBER,NAME,DESCRIPTION`, and a list has lines `ADDRESS,NUMBER,SCORE` or
/// `NETWORK,NUMBER,SCORE`. Of networks that hold an address the narrowest counts.
final class Reputations {
    private static final int BEST = 127;
    private static final int CATEGORIES_AT_MOST = 60;

    private final Map<String, Integer> categories = new HashMap<>();

    /// Category, then length of the prefix from long to short, then network.
    private final Map<Integer, TreeMap<Integer, Map<Network, Integer>>> scores = new HashMap<>();

    Optional<String> addCategory(String line) {
        List<String> parts = List.of(line.split(",", 3));
        int number = parts.size() < 2 ? -1 : number(parts.getFirst(), CATEGORIES_AT_MOST);
        if (number < 1 || parts.get(1).isBlank()) {
            return Optional.of(
                    "a number from 1 to " + CATEGORIES_AT_MOST + ", a name, a description");
        }
        categories.put(parts.get(1).strip(), number);
        return Optional.empty();
    }

    Optional<String> add(String line) {
        List<String> parts = List.of(line.split(",", -1));
        Optional<Network> network = Network.parse(parts.getFirst().strip());
        int category = parts.size() < 3 ? -1 : number(parts.get(1), CATEGORIES_AT_MOST);
        int score = parts.size() < 3 ? -1 : number(parts.get(2), BEST);
        if (network.isEmpty() || category < 0 || score < 0) {
            return Optional.of("an address or network, a category, and a score from 0 to " + BEST);
        }
        scores.computeIfAbsent(category, c -> new TreeMap<>(java.util.Comparator.reverseOrder()))
                .computeIfAbsent(network.get().prefix(), p -> new HashMap<>())
                .put(masked(network.get().address(), network.get().prefix()), score);
        return Optional.empty();
    }

    private static int number(String text, int most) {
        String digits = text.strip();
        boolean number =
                !digits.isEmpty()
                        && digits.length() <= 3
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int found = number ? Integer.parseInt(digits) : -1;
        return found <= most ? found : -1;
    }

    private static Network masked(Address address, int prefix) {
        long high = prefix >= 64 ? -1L : prefix == 0 ? 0 : -1L << (64 - prefix);
        long low = prefix >= 128 ? -1L : prefix <= 64 ? 0 : -1L << (128 - prefix);
        return new Network(new Address(address.high() & high, address.low() & low), prefix);
    }

    boolean knows(String category) {
        return categories.containsKey(category);
    }

    Optional<Integer> of(String category, Address address) {
        Integer number = categories.get(category);
        if (number == null) {
            return Optional.empty();
        }
        for (var byLength : scores.getOrDefault(number, new TreeMap<>()).entrySet()) {
            Integer score = byLength.getValue().get(masked(address, byLength.getKey()));
            if (score != null) {
                return Optional.of(score);
            }
        }
        return Optional.empty();
    }
}
