package wolfhound.engine;

import java.util.List;
import wolfhound.engine.judge.Weights;
import wolfhound.engine.memory.Knowledge;

/// What an engine is told before it begins.
///
/// @param homeNetworks whose hosts are watched; empty means private, unique-local and link-local
///   addresses, and where a capture has none of them, the addresses that open most conversations
public record EngineSettings(List<Network> homeNetworks, Weights weights, Knowledge knowledge) {}
