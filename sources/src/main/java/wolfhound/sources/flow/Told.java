package wolfhound.sources.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import wolfhound.model.Observation;

/// What one shard told about one batch, with the step of the batch at which it was told, so that
/// all shards' tellings can be put into the one order that a single thread would have told them in.
final class Told implements Consumer<Observation> {
    private final List<Observation> observations = new ArrayList<>();
    private int[] steps = new int[64];
    private int step;

    /// What is told from now on belongs to this step.
    void at(int step) {
        this.step = step;
    }

    @Override
    public void accept(Observation observation) {
        int count = observations.size();
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, count * 2);
        }
        steps[count] = step;
        observations.add(observation);
    }

    /// Hands on all tellings of these shards: by step, and those of one step in the order of
    /// shards.
    static void deliver(Told[] shards, Consumer<Observation> observer) {
        int[] at = new int[shards.length];
        while (true) {
            int first = -1;
            int step = Integer.MAX_VALUE;
            for (int s = 0; s < shards.length; s++) {
                if (at[s] < shards[s].observations.size() && shards[s].steps[at[s]] < step) {
                    step = shards[s].steps[at[s]];
                    first = s;
                }
            }
            if (first < 0) {
                break;
            }
            Told told = shards[first];
            while (at[first] < told.observations.size() && told.steps[at[first]] == step) {
                observer.accept(told.observations.get(at[first]++));
            }
        }
        for (Told told : shards) {
            told.observations.clear();
        }
    }
}
