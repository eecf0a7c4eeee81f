package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Look.Fast;
import wolfhound.rules.language.Look.Value;

/// A rule while it is read, option by option.
final class Draft {
    final List<Test> tests = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final List<String> references = new ArrayList<>();
    final Map<String, List<String>> metadata = new LinkedHashMap<>();

    /// Where each keyword stood first.
    final Map<String, Integer> seen = new HashMap<>();

    final Set<String> variables = new HashSet<>();
    final Notes notes;

    long generator = 1;
    long id;
    int revision;
    String message = "";
    String className = "";
    @Nullable Integer priority;

    private final List<Part> parts = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();
    private @Nullable Buffer sticky;
    private int stickyAt;
    private Rule.Side stickySide = Rule.Side.EITHER;
    private List<Transform> transforms = new ArrayList<>();
    private @Nullable Part stickyPart;

    Draft(Notes notes) {
        this.notes = notes;
    }

    /// Where a rule that is loaded has something said of it.
    interface Notes {
        void doubtful(int at, String sentence);

        void costly(int at, String sentence);

        void leftOut(int at, String keyword, String sentence);
    }

    /// A block while it is read.
    static final class Part {
        final Buffer buffer;
        final List<Transform> transforms;
        final Rule.Side side;
        final List<Spot> looks = new ArrayList<>();

        Part(Buffer buffer, List<Transform> transforms, Rule.Side side) {
            this.buffer = buffer;
            this.transforms = transforms;
            this.side = side;
        }
    }

    /// A look, and where it is written.
    static final class Spot {
        final int at;
        Part part;
        private final @Nullable Look look;
        private final @Nullable Literal literal;

        private Spot(int at, Part part, @Nullable Look look, @Nullable Literal literal) {
            this.at = at;
            this.part = part;
            this.look = look;
            this.literal = literal;
        }

        Look look() {
            if (literal != null) {
                return literal.content();
            }
            if (look == null) {
                throw new IllegalStateException("a spot has a look");
            }
            return look;
        }

        @Nullable Literal literal() {
            return literal;
        }
    }

    /// A content whose modifiers are still to come.
    static final class Literal {
        final byte[] pattern;
        final boolean negated;
        boolean nocase;
        @Nullable Value offset;
        @Nullable Value depth;
        @Nullable Value distance;
        @Nullable Value within;
        boolean startsWith;
        boolean endsWith;
        Fast fast = Fast.NOT_WISHED;

        Literal(byte[] pattern, boolean negated) {
            this.pattern = pattern;
            this.negated = negated;
        }

        boolean isRelative() {
            return distance != null || within != null;
        }

        Look.Content content() {
            return new Look.Content(
                    pattern,
                    negated,
                    nocase,
                    offset,
                    depth,
                    distance,
                    within,
                    startsWith,
                    endsWith,
                    fast);
        }
    }

    // ---- buffers

    /// A buffer for the looks that follow; null for the payload.
    void stick(@Nullable Buffer buffer, int at) {
        if (sticky != null && stickyPart == null) {
            throw emptyBuffer();
        }
        sticky = buffer;
        stickyAt = at;
        stickySide = Rule.Side.EITHER;
        stickyPart = null;
        transforms = new ArrayList<>();
    }

    /// … that one side has, in a rule of whole transactions.
    void stick(Buffer buffer, int at, Rule.Side side) {
        stick(buffer, at);
        stickySide = side;
    }

    void transform(Transform transform, Piece keyword) {
        if (sticky == null) {
            throw Complaint.wrong(
                    keyword.at(),
                    "`" + keyword.text() + "` needs a buffer such as `http.uri` before it");
        }
        if (stickyPart != null) {
            // another statement of the same buffer, seen through other eyes
            stickyPart = null;
            transforms = new ArrayList<>(transforms);
        }
        transforms.add(transform);
    }

    boolean isSticky() {
        return sticky != null;
    }

    @Nullable Buffer sticky() {
        return sticky;
    }

    Complaint emptyBuffer() {
        return Complaint.wrong(
                stickyAt,
                "expected something to look for behind `"
                        + (sticky == null ? "" : sticky.keyword())
                        + "`, found nothing");
    }

    /// The end of the rule: is the last buffer looked into.
    void finish() {
        if (sticky != null && stickyPart == null) {
            throw emptyBuffer();
        }
    }

    // ---- looks

    /// A look that stands in the buffer of the moment, or with the look that it is relative to.
    void look(int at, Look look, boolean relative) {
        add(at, partFor(relative), look, null);
    }

    void lookInto(Buffer buffer, int at, Look look) {
        add(at, part(buffer, List.of(), Rule.Side.EITHER), look, null);
    }

    void literal(int at, Literal literal) {
        add(at, partFor(false), null, literal);
    }

    void literalInto(Buffer buffer, int at, Literal literal) {
        add(at, part(buffer, List.of(), Rule.Side.EITHER), null, literal);
    }

    private void add(int at, Part part, @Nullable Look look, @Nullable Literal literal) {
        Spot spot = new Spot(at, part, look, literal);
        spots.add(spot);
        part.looks.add(spot);
    }

    private Part partFor(boolean relative) {
        if (sticky != null) {
            if (stickyPart == null) {
                stickyPart =
                        sticky.isMultiple()
                                ? opened(sticky, List.copyOf(transforms), stickySide)
                                : part(sticky, List.copyOf(transforms), stickySide);
            }
            return stickyPart;
        }
        return relative && !spots.isEmpty()
                ? spots.getLast().part
                : part(Buffer.PAYLOAD, List.of(), Rule.Side.EITHER);
    }

    private Part part(Buffer buffer, List<Transform> seenThrough, Rule.Side side) {
        for (Part part : parts) {
            if (part.buffer == buffer && part.transforms.equals(seenThrough) && part.side == side) {
                return part;
            }
        }
        return opened(buffer, seenThrough, side);
    }

    private Part opened(Buffer buffer, List<Transform> seenThrough, Rule.Side side) {
        Part part = new Part(buffer, seenThrough, side);
        parts.add(part);
        return part;
    }

    /// The last content, which a modifier concerns.
    Spot lastContent(Piece keyword) {
        for (int i = spots.size() - 1; i >= 0; i--) {
            if (spots.get(i).literal() != null) {
                return spots.get(i);
            }
        }
        throw Complaint.wrong(keyword.at(), "`" + keyword.text() + "` needs a `content` before it");
    }

    Literal lastLiteral(Piece keyword) {
        Literal literal = lastContent(keyword).literal();
        if (literal == null) {
            throw new IllegalStateException("a content has a literal");
        }
        return literal;
    }

    /// Nothing may stand behind the content just written: one that must not be there may be
    /// anywhere else.
    ///
    /// @return whether the last look is a content
    boolean endsLiteral() {
        Literal last = spots.isEmpty() ? null : spots.getLast().literal();
        if (last != null) {
            last.endsWith = true;
        }
        return last != null;
    }

    /// A modifier of old moves the content before it into its buffer.
    void move(Spot spot, Buffer buffer) {
        spot.part.looks.remove(spot);
        if (spot.part.looks.isEmpty()) {
            parts.remove(spot.part);
        }
        spot.part = part(buffer, List.of(), Rule.Side.EITHER);
        spot.part.looks.add(spot);
    }

    /// Blocks in the order in which the rule opens them.
    List<Part> parts() {
        return parts.stream().filter(part -> !part.looks.isEmpty()).toList();
    }

    List<Spot> spots() {
        return spots;
    }

    boolean knows(String variable) {
        return variables.contains(variable);
    }
}
