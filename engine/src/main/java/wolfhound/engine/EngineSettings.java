package wolfhound.engine;

import java.util.List;
import wolfhound.engine.declare.Declarations;
import wolfhound.engine.judge.Weights;
import wolfhound.engine.memory.Knowledge;
import wolfhound.model.Network;

/// What an engine is told before it begins.
///
/// @param homeNetworks whose hosts are watched; empty means private, unique-local and link-local
///   addresses, and where a capture has none of them, the addresses that open most conversations
/// @param declarations the user's word about hosts
public record EngineSettings(
        List<Network> homeNetworks,
        Weights weights,
        Knowledge knowledge,
        Declarations declarations) {

    /// Nothing is declared.
    public EngineSettings(List<Network> homeNetworks, Weights weights, Knowledge knowledge) {
        this(homeNetworks, weights, knowledge, Declarations.NONE);
    }
}
