package wolfhound.rules.inspect;

import java.util.Arrays;

/// Places of rules to be asked, each once; sorted, they are in the order of inspection.
final class Candidates {
    private int[] places = new int[64];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = place;
    }

    /// Puts them in order and leaves out doubles.
    void sort() {
        if (count < 2) {
            return;
        }
        Arrays.sort(places, 0, count);
        int kept = 1;
        for (int i = 1; i < count; i++) {
            if (places[i] != places[kept - 1]) {
                places[kept++] = places[i];
            }
        }
        count = kept;
    }

    boolean has(int place) {
        for (int i = 0; i < count; i++) {
            if (places[i] == place) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    int at(int i) {
        return places[i];
    }
}
