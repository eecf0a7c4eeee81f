package wolfhound.intel.format;

/// The table of contents of a MISP feed: names the events, which lie beside it as files of their
/// own.
final class MispManifest implements Format {
    @Override
    public String name() {
        return "MISP manifest";
    }

    @Override
    public boolean recognises(Head head) {
        return head.lastName().equals("manifest.json") && head.hasEnding(".Orgc.name");
    }

    @Override
    public void read(ListFile file, Sink sink) {
        sink.leaveOut("manifests (their events are files of their own)");
    }
}
