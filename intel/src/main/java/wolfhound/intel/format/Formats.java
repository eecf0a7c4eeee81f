package wolfhound.intel.format;

import java.util.List;

/// Every format: the first that recognises a file reads it, so the particular come before the
/// general.
final class Formats {
    private Formats() {}

    static List<Format> all() {
        return List.of(
                new MaxMind(),
                new StixObjects(),
                new MispEvent(),
                new MispWarningList(),
                new MispManifest(),
                new MispDigests(),
                new OtxPulse(),
                new AbuseJson(),
                new SpamhausDrop(),
                new CloudRanges(),
                new JsonList(),
                new PublicSuffixes(),
                new ZeekIntel(),
                new AbuseCsv(),
                new Trails(),
                new HostsFile(),
                new HumanWords(),
                new PlainList());
    }
}
