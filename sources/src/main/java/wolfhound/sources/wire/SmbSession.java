package wolfhound.sources.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Seen;
import wolfhound.model.ShareAccess;
import wolfhound.model.SoftwareSeen;

/// What a conversation of SMB has open: log-in, shares, files; tells what is done with them. Both
/// versions of the protocol speak to it. Its tables are bounded: the oldest is given up.
final class SmbSession {
    static final int MOST_OPEN = 256;
    static final int MOST_SHARES = 64;
    static final int MOST_TOLD = 20_000;

    /// Bytes of one file and direction after which it is told before it is closed.
    static final long TOLD_EACH = 1 << 20;

    /// Bytes of all open files that wait for what is missing before them.
    static final long MOST_EARLY = 2 << 20;

    private static final int MOST_NAME = 512;

    final Conversation conversation;
    private final NtlmNames ntlm;
    private final SmbRules rules;
    private final Map<Long, String> shares = new HashMap<>();
    private final Map<Object, SmbFile> files = new LinkedHashMap<>();
    private String dialect = "smb";
    private Side asker = Side.CLIENT;
    private Optional<Ntlm> trying = Optional.empty();
    private boolean loggingIn;
    private int told;
    private long early;

    SmbSession(Conversation conversation) {
        this.conversation = conversation;
        this.ntlm = new NtlmNames(conversation);
        this.rules = new SmbRules(conversation.rules());
    }

    /// That side asks, whoever seems to have opened the conversation.
    void asks(Side side) {
        asker = side;
    }

    Side asker() {
        return asker;
    }

    private Seen seen() {
        return asker == Side.CLIENT ? conversation.seen() : conversation.seen().flipped();
    }

    private Address address(Side side) {
        return side == Side.CLIENT ? conversation.id().client() : conversation.id().server();
    }

    /// The messages that follow are of this version.
    void speaks(int version) {
        rules.speaks(version);
    }

    /// Whether what comes back from calls through pipes is looked into.
    boolean looksIntoAnswers() {
        return !rules.isNone();
    }

    void dialect(String name) {
        dialect = name;
    }

    /// The names in the call of a NetBIOS session.
    void calls(String called, String calling) {
        identity(asker.other(), IdentitySeen.Kind.HOST_NAME, "netbios", called);
        identity(asker, IdentitySeen.Kind.HOST_NAME, "netbios", calling);
    }

    void software(Side by, String text) {
        if (!text.isBlank()) {
            conversation.tell(
                    new SoftwareSeen(
                            seen(), by == asker, "smb", Words.atMost(text.strip(), MOST_NAME)));
        }
    }

    void operatingSystem(Side of, String text) {
        identity(of, IdentitySeen.Kind.OPERATING_SYSTEM, "smb", text);
    }

    private void identity(Side of, IdentitySeen.Kind kind, String where, String value) {
        if (!value.isBlank() && told++ < MOST_TOLD) {
            conversation.tell(
                    new IdentitySeen(
                            seen(),
                            address(of),
                            kind,
                            where,
                            Words.atMost(value.strip(), MOST_NAME)));
        }
    }

    /// The credentials of a session set-up: NTLM bare or inside SPNEGO.
    void credentials(Bytes bytes, int from, int to) {
        loggingIn = true;
        Optional<Ntlm> said = ntlm.read(asker, bytes, from, to);
        trying = said.isPresent() ? said : trying;
        said.ifPresent(as -> rules.logsIn(asker == Side.CLIENT, as));
    }

    /// What a server says of itself in the challenge of NTLM.
    void challenge(Bytes bytes, int from, int to) {
        ntlm.read(asker, bytes, from, to);
    }

    void logsIn(Ntlm as) {
        loggingIn = true;
        trying = Optional.of(as);
        ntlm.tell(asker, as);
        rules.logsIn(asker == Side.CLIENT, as);
    }

    /// A final answer to a session set-up.
    void loginAnswered(boolean accepted) {
        tellLogin(accepted ? Login.Outcome.ACCEPTED : Login.Outcome.REJECTED);
    }

    private void tellLogin(Login.Outcome outcome) {
        if (!loggingIn) {
            return;
        }
        loggingIn = false;
        String user = trying.map(Ntlm::user).orElse("");
        trying = Optional.empty();
        if (told++ < MOST_TOLD) {
            conversation.tell(new Login(seen(), "smb", user, outcome, false));
        }
    }

    /// The client asks for a share.
    void connects(String share) {
        rules.connects(asker == Side.CLIENT, share);
        tell(ShareAccess.Action.CONNECT, share, "", "", 0, 0);
    }

    void connected(long tree, String share) {
        if (shares.size() >= MOST_SHARES) {
            conversation.bounded("smb-shares");
            shares.clear();
        }
        shares.put(tree, Words.atMost(share, MOST_NAME));
    }

    String share(long tree) {
        return shares.getOrDefault(tree, "");
    }

    SmbFile file(long tree, String path) {
        String share = share(tree);
        boolean pipe = share.toUpperCase(Locale.ROOT).endsWith("IPC$");
        return new SmbFile(share, Words.atMost(path, MOST_NAME), pipe);
    }

    /// The file is open, and known by this number from now on.
    void opened(Object number, SmbFile file, boolean created) {
        if (files.size() >= MOST_OPEN) {
            conversation.bounded("smb-files");
            closed(files.keySet().iterator().next());
        }
        files.put(number, file);
        ShareAccess.Action action =
                file.isPipe
                        ? ShareAccess.Action.PIPE
                        : created ? ShareAccess.Action.CREATE : ShareAccess.Action.OPEN;
        tell(action, file.share, file.path, "", Math.max(0, file.size), 0);
    }

    SmbFile open(Object number) {
        return files.getOrDefault(number, SmbFile.NONE);
    }

    void data(SmbFile file, boolean written, long offset, Bytes bytes, int from, int to) {
        if (file == SmbFile.NONE || from >= to) {
            return;
        }
        if (file.isPipe) {
            boolean byClient = written == (asker == Side.CLIENT);
            file.calls(conversation).read(seen(), byClient, bytes, from, to);
            return;
        }
        SmbFile.Traffic traffic = written ? file.writes : file.reads;
        if (!traffic.isBegun()) {
            traffic.before(rules.file(written == (asker == Side.CLIENT), file.path));
        }
        int at = from;
        while (at < to) {
            int end = (int) Math.min(to, at + TOLD_EACH - traffic.untold());
            take(traffic, offset + (at - from), bytes, at, end);
            at = end;
            if (traffic.untold() >= TOLD_EACH) {
                tellTraffic(file, written, traffic);
            }
        }
    }

    private void take(SmbFile.Traffic traffic, long offset, Bytes bytes, int from, int to) {
        long before = traffic.waiting();
        if (!traffic.take(offset, bytes, from, to, MOST_EARLY - early)) {
            conversation.bounded("smb-early-bytes");
        }
        early += traffic.waiting() - before;
    }

    /// Tells what was read and written and, where it went by in order, the file itself.
    void closed(Object number) {
        SmbFile file = files.remove(number);
        if (file == null) {
            return;
        }
        tellTraffic(file, false, file.reads);
        tellTraffic(file, true, file.writes);
        tellFile(file, false, file.reads);
        tellFile(file, true, file.writes);
        file.reads.over();
        file.writes.over();
        early -= file.reads.waiting() + file.writes.waiting();
        if (file.deletesOnClose) {
            deleted(file);
        }
    }

    private void tellTraffic(SmbFile file, boolean written, SmbFile.Traffic traffic) {
        if (traffic.untold() == 0) {
            return;
        }
        ShareAccess.Action action = written ? ShareAccess.Action.WRITE : ShareAccess.Action.READ;
        tell(action, file.share, file.path, "", traffic.untold(), traffic.entropy());
        traffic.told();
    }

    private void tellFile(SmbFile file, boolean written, SmbFile.Traffic traffic) {
        if (!traffic.isInOrder() || !file.isKnown() || told++ >= MOST_TOLD) {
            return;
        }
        boolean whole = traffic.waiting() == 0 && (written || traffic.length() == file.size);
        conversation.tell(
                traffic.content()
                        .transfer(
                                seen(),
                                "smb",
                                !written,
                                file.name(),
                                file.share + "\\" + file.path,
                                "",
                                whole));
    }

    void renamed(SmbFile file, String newPath) {
        if (file != SmbFile.NONE) {
            String to = Words.atMost(newPath, MOST_NAME);
            tell(ShareAccess.Action.RENAME, file.share, file.path, to, 0, 0);
        }
    }

    void deleted(SmbFile file) {
        if (file != SmbFile.NONE) {
            tell(ShareAccess.Action.DELETE, file.share, file.path, "", 0, 0);
        }
    }

    private void tell(
            ShareAccess.Action action,
            String share,
            String path,
            String newPath,
            long bytes,
            double entropy) {
        if (told++ >= MOST_TOLD) {
            conversation.bounded("smb-told");
            return;
        }
        conversation.tell(
                new ShareAccess(seen(), dialect, action, share, path, newPath, bytes, entropy));
    }

    void end() {
        if (trying.isPresent()) {
            tellLogin(Login.Outcome.TRIED);
        }
        while (!files.isEmpty()) {
            closed(files.keySet().iterator().next());
        }
    }
}
