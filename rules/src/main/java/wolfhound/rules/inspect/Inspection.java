package wolfhound.rules.inspect;

import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// One conversation before the rules: it is told what the conversation shows, in order, and tells
/// which rules match. One thread at a time; bounded; never throws on input.
///
/// Sources open one for each conversation that some loaded rule may concern, feed it, and close it.
/// A transaction is a request and its answer (of HTTP, DNS, SMTP, …); the buffers of each of its
/// sides are given as soon as they are whole, and [#ready] says that the rules may look.
public interface Inspection {
    /// Of a conversation that no rule concerns: to compare with, before anything is prepared.
    Inspection NONE = new NoInspection();

    /// Whom matches are told.
    interface Matches {
        /// @param rule its place in the rule set
        /// @param byClient whether the packet or the side that matched is the client's
        void matched(int rule, boolean byClient);
    }

    /// A packet of the conversation, before its bytes are put in order.
    void packet(PacketView packet);

    /// Bytes of a side of a TCP stream, in order.
    void stream(boolean byClient, byte[] bytes, int from, int to);

    /// Bytes of a side that came before come again.
    ///
    /// @param back how many bytes before the end of what [#stream] was given they begin
    /// @return whether they are other bytes than those; false where those are not kept any more
    boolean differs(boolean byClient, int back, byte[] bytes, int from, int to);

    /// So many bytes of a side will not come.
    void gap(boolean byClient, long missing);

    /// The application protocol is known: a lower-case name of Suricata (`http`, `tls`, `dns`,
    /// `smb`, `smtp`, `ftp`, `ssh`, `krb5`, `ftp-data`, …); `failed` where it is none of those.
    void protocol(String name);

    /// A transaction begins; several may be open at once.
    ///
    /// @return its number in this conversation, from 0
    int begin();

    /// One buffer of a transaction, whole, as Suricata would normalise it. Of a multiple buffer
    /// each occurrence is given by a call of its own.
    void buffer(int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to);

    /// More of a body or file of the transaction, decoded; the rules look into what is kept of it
    /// (bounded) when there is enough of it, and at its end.
    void more(int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to);

    /// A number of the transaction.
    void number(int transaction, boolean byClient, Field field, long value);

    /// A word of the transaction ([wolfhound.rules.language.Test.Word]).
    void word(int transaction, boolean byClient, String keyword, String value);

    /// An event of a decoder, the stream or a parser, e.g. `http.missing_Host_header`.
    void event(String kind, String name, boolean byClient);

    /// The buffers that this side of the transaction has until now may be looked into.
    ///
    /// @param whole no more will come of this side of the transaction
    void ready(int transaction, boolean byClient, boolean whole);

    /// Nothing more comes of the conversation.
    void end();
}
