package wolfhound.intel.endpoint;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Address;

/// A hosts file of any system, read as its resolver reads it: an address and names between blanks,
/// `#` begins a comment. Any bytes are a hosts file: what is no entry is counted. A part can be
/// taken out of it, and what stays keeps every byte: encoding, ends of lines, comments.
public final class HostsFile {
    /// Bytes that are read of a file. The longest lists of advertisers have some 20 MB.
    public static final int MOST_BYTES = 64 << 20;

    /// Entries kept; what is beyond is counted.
    static final int MOST_ENTRIES = 2_000_000;

    private static final int LONGEST_NAME = 255;

    private final byte[] bytes;
    private final TextBytes text;
    private final List<HostsEntry> entries = new ArrayList<>();
    private final List<Line> linesWithEntries = new ArrayList<>();
    private int lines;
    private int noEntries;
    private int firstNoEntry;
    private long beyond;

    /// Where a line with entries lies, in units: its content without comment, the comment (or the
    /// end of the content), and the begin of the next line.
    private record Line(int from, int comment, int end, int next, int firstEntry, int lastEntry) {}

    private HostsFile(byte[] bytes) {
        this.bytes = bytes;
        this.text = TextBytes.of(bytes);
    }

    public static HostsFile parse(byte[] bytes) {
        HostsFile file = new HostsFile(bytes);
        file.read();
        return file;
    }

    /// In the order of the file.
    public List<HostsEntry> entries() {
        return List.copyOf(entries);
    }

    public int lines() {
        return lines;
    }

    /// Lines that hold something that no resolver understands.
    public int linesWithoutSense() {
        return noEntries;
    }

    /// The first of them, 0 for none.
    public int firstLineWithoutSense() {
        return firstNoEntry;
    }

    /// Entries that found no room.
    public long beyondTheBound() {
        return beyond;
    }

    /// `UTF-16LE with a byte order mark`.
    public String encoding() {
        return text.encoding();
    }

    // ---- reading

    private void read() {
        int length = text.length();
        int at = 0;
        int blanks = 0;
        while (at < length) {
            lines++;
            int end = at;
            while (end < length && text.at(end) != '\n' && text.at(end) != '\r') {
                end++;
            }
            int next = end;
            if (next < length) {
                boolean pair =
                        text.at(next) == '\r' && next + 1 < length && text.at(next + 1) == '\n';
                next += pair ? 2 : 1;
            }
            blanks = line(at, end, next, blanks) ? blanks + 1 : 0;
            at = next;
        }
    }

    /// @return whether the line is blank
    private boolean line(int from, int end, int next, int blanksAbove) {
        int comment = from;
        while (comment < end && text.at(comment) != '#') {
            comment++;
        }
        int at = skipBlanks(skipMark(from, comment), comment);
        if (at == comment) {
            return comment == end;
        }
        int wordEnd = wordEnd(at, comment);
        Optional<Address> address = LooseAddress.parse(text.text(at, wordEnd));
        int nameFrom = skipBlanks(wordEnd, comment);
        if (address.isEmpty() || nameFrom == comment) {
            noEntries++;
            firstNoEntry = firstNoEntry == 0 ? lines : firstNoEntry;
            return false;
        }
        int first = entries.size();
        while (nameFrom < comment) {
            int nameEnd = wordEnd(nameFrom, comment);
            add(address.get(), from, nameFrom, nameEnd, blanksAbove);
            nameFrom = skipBlanks(nameEnd, comment);
        }
        if (entries.size() > first) {
            linesWithEntries.add(new Line(from, comment, end, next, first, entries.size()));
        }
        return false;
    }

    private void add(Address address, int lineFrom, int from, int to, int blanksAbove) {
        if (entries.size() >= MOST_ENTRIES) {
            beyond++;
            return;
        }
        entries.add(
                new HostsEntry(
                        lines,
                        address,
                        name(from, to),
                        from - lineFrom + 1,
                        blanksAbove,
                        from,
                        to));
    }

    private String name(int from, int to) {
        String name = text.text(from, Math.min(to, from + LONGEST_NAME)).toLowerCase(Locale.ROOT);
        return name.endsWith(".") && name.length() > 1
                ? name.substring(0, name.length() - 1)
                : name;
    }

    /// A mark in front of a line is left from files that were joined.
    private int skipMark(int from, int end) {
        if (from < end && text.at(from) == '\uFEFF') {
            return from + 1;
        }
        boolean eightBit =
                from + 2 < end
                        && text.at(from) == 0xEF
                        && text.at(from + 1) == 0xBB
                        && text.at(from + 2) == 0xBF;
        return eightBit ? from + 3 : from;
    }

    private int skipBlanks(int from, int end) {
        int at = from;
        while (at < end && text.at(at) <= ' ') {
            at++;
        }
        return at;
    }

    private int wordEnd(int from, int end) {
        int at = from;
        while (at < end && text.at(at) > ' ') {
            at++;
        }
        return at;
    }

    // ---- writing

    /// The file without these entries. A line that loses all its names goes whole, but for its
    /// comment; one that keeps some loses the others and nothing else.
    public byte[] without(Collection<HostsEntry> unwanted) {
        Set<HostsEntry> all = new HashSet<>(unwanted);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
        int written = 0;
        for (Line line : linesWithEntries) {
            List<HostsEntry> ofLine = entries.subList(line.firstEntry, line.lastEntry);
            if (ofLine.stream().noneMatch(all::contains)) {
                continue;
            }
            // Names beyond the bound are not known to be good or bad: such a line stays whole.
            if (beyond > 0 && line.lastEntry == MOST_ENTRIES) {
                continue;
            }
            if (ofLine.stream().allMatch(all::contains)) {
                boolean commented = line.comment < line.end;
                written = keep(kept, written, line.from, commented ? line.comment : line.next);
                continue;
            }
            for (HostsEntry entry : ofLine) {
                if (all.contains(entry)) {
                    // with the blanks before it, so that the others keep theirs
                    int from = entry.from();
                    while (from > line.from && text.at(from - 1) <= ' ') {
                        from--;
                    }
                    written = keep(kept, written, from, entry.to());
                }
            }
        }
        kept.write(bytes, written, bytes.length - written);
        return kept.toByteArray();
    }

    /// Keeps what was not written up to a unit, and goes on at another.
    ///
    /// @return the bytes that are done with
    private int keep(ByteArrayOutputStream kept, int written, int upTo, int goOnAt) {
        kept.write(bytes, written, text.offset(upTo) - written);
        return text.offset(goOnAt);
    }
}
