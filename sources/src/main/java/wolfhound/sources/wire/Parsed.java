package wolfhound.sources.wire;

import org.jspecify.annotations.Nullable;

/// What a dialogue made of the bytes so far. Dialogues never throw on input.
public sealed interface Parsed {
    /// Everything given was used.
    Parsed ALL = new Used(Integer.MAX_VALUE);

    /// Not this protocol after all: the conversation is looked at afresh, or told raw.
    Parsed NOT_MINE = new NotMine();

    /// Wait for at least one more byte.
    Parsed NEED_MORE = new NeedMore(1);

    static Parsed used(int bytes) {
        return new Used(bytes);
    }

    static Parsed needMore(int atLeast) {
        return atLeast <= 1 ? NEED_MORE : new NeedMore(atLeast);
    }

    static Parsed malformed(String kind, String detail) {
        return new Malformed(kind, detail);
    }

    static Parsed handover(int used) {
        return new Handover(used, null);
    }

    static Parsed handover(int used, WireProtocol to) {
        return new Handover(used, to);
    }

    /// The first `bytes` (at least 1) were used; the rest is given at once. More than given means
    /// all of it.
    record Used(int bytes) implements Parsed {}

    /// Nothing was used; call again when at least this many more bytes are there, with all of them.
    record NeedMore(int atLeast) implements Parsed {}

    record NotMine() implements Parsed {}

    /// It is this protocol and breaks its rules: an oddity is told, and the dialogue is over.
    ///
    /// @param kind kebab case, see [wolfhound.model.Oddity#kind()]
    record Malformed(String kind, String detail) implements Parsed {}

    /// From byte `used` on, in both directions, another protocol is spoken (STARTTLS, CONNECT,
    /// Upgrade): `to` where both sides agreed on one, else recognition begins anew.
    record Handover(int used, @Nullable WireProtocol to) implements Parsed {}
}
