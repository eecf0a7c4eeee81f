package wolfhound.scenarios.stage;

import wolfhound.scenarios.wire.Octets;
import wolfhound.scenarios.wire.Smb2;

/// Work on a network share over SMB 2 in the clear: log in once, then open, read, write, rename and
/// close files.
public final class Share {
    private static final int TREE = 1;

    private final Talk talk;
    private final Actor actor;
    private final long session;
    private long message;
    private long lastFile = 0x10;

    private Share(Talk talk, Actor actor) {
        this.talk = talk;
        this.actor = actor;
        this.session = 0x4000_0000_0000L | actor.stage().random().nextInt(1 << 30);
    }

    /// Negotiates, logs in and connects to the share.
    public static Share on(Actor actor, Machine server, String name) {
        Share share = new Share(actor.connects(server, 445), actor);
        Stage stage = actor.stage();
        share.turn(
                Smb2.negotiate(share.ask(0, 0), stage.noise(16)),
                Smb2.negotiated(share.answer(0, 0, 0), stage.noise(16)));
        share.turn(
                Smb2.sessionSetup(share.ask(0, 0), Smb2.ntlmNegotiate()),
                Smb2.sessionAnswer(
                        share.answer(share.session, 0, Smb2.MORE_PROCESSING),
                        Smb2.ntlmChallenge(server.hostName(), stage.noise(8))));
        byte[] login =
                Smb2.ntlmAuthenticate(
                        "OFFICE",
                        actor.machine().userName(),
                        actor.machine().hostName(),
                        proof(stage));
        share.turn(
                Smb2.sessionSetup(share.ask(share.session, 0), login),
                Smb2.sessionAnswer(share.answer(share.session, 0, 0), new byte[0]));
        share.turn(
                Smb2.treeConnect(
                        share.ask(share.session, 0), "\\\\" + server.hostName() + "\\" + name),
                Smb2.treeAnswer(share.answer(share.session, TREE, 0)));
        return share;
    }

    /// An NTLMv2 response: proof, time, client challenge, no facts.
    private static byte[] proof(Stage stage) {
        Octets out = new Octets().bytes(stage.noise(16)).hex("0101000000000000");
        return out.little64(0x01DC_A000_0000_0000L).bytes(stage.noise(8)).zeros(12).toBytes();
    }

    /// Opens a file that is there.
    public long opens(String path, long size, boolean toWrite) {
        return opens(path, size, toWrite, false);
    }

    /// Makes a new file.
    public long makes(String path) {
        return opens(path, 0, true, true);
    }

    public Share reads(long file, byte[] content) {
        turn(
                Smb2.read(ask(session, TREE), file, content.length, 0),
                Smb2.readAnswer(answer(session, TREE, 0), content));
        return this;
    }

    public Share writes(long file, byte[] content) {
        turn(
                Smb2.write(ask(session, TREE), file, 0, content),
                Smb2.written(answer(session, TREE, 0), content.length));
        return this;
    }

    public Share renames(long file, String newPath) {
        turn(
                Smb2.rename(ask(session, TREE), file, newPath),
                Smb2.renamed(answer(session, TREE, 0)));
        return this;
    }

    public Share closes(long file) {
        turn(Smb2.close(ask(session, TREE), file), Smb2.closed(answer(session, TREE, 0)));
        return this;
    }

    public Share pauses(double seconds) {
        talk.pauses(seconds);
        return this;
    }

    public Actor leaves() {
        talk.closes();
        return actor;
    }

    private long opens(String path, long size, boolean toWrite, boolean fresh) {
        long file = ++lastFile;
        turn(
                Smb2.create(ask(session, TREE), path, toWrite, fresh),
                Smb2.created(answer(session, TREE, 0), file, size, fresh));
        return file;
    }

    private void turn(byte[] ask, byte[] answer) {
        talk.says(ask).hears(answer);
        message++;
    }

    private Smb2.Header ask(long inSession, int tree) {
        return new Smb2.Header(message, inSession, tree, false, 0);
    }

    private Smb2.Header answer(long inSession, int tree, int status) {
        return new Smb2.Header(message, inSession, tree, true, status);
    }
}
