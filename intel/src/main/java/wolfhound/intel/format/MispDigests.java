package wolfhound.intel.format;

import java.util.regex.Pattern;

/// `hashes.csv` of a MISP feed: digests of the attributes' values, by which an instance looks
/// events up. They are digests of no file.
final class MispDigests implements Format {
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{32},[0-9a-f]{8}-[0-9a-f-]{27}");

    @Override
    public String name() {
        return "MISP digests of attributes";
    }

    @Override
    public boolean recognises(Head head) {
        return !head.content().isEmpty() && LINE.matcher(head.content().getFirst()).matches();
    }

    @Override
    public void read(ListFile file, Sink sink) {
        sink.leaveOut("tables of attributes' digests (they are digests of no file)");
    }
}
