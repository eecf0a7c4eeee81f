package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.Sign;

/// A server outside shows a certificate that nobody vouches for and that names nobody: made by
/// itself, of invented names, from the defaults of a tool, and the client accepts it without having
/// asked for a name. Laboratories and devices have such too; beside it something else must stand.
final class StrangeCertificate implements Detector<StrangeCertificate.Memory> {
    static final Sign NOBODY =
            Sign.of(
                    "certificate-of-nobody",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    25,
                    "a self-made certificate of invented names at a bare address, accepted by a client that asked for no name",
                    "T1573.002",
                    "T1587.003");
    static final Sign SELF_MADE =
            Sign.of(
                    "self-made-certificate",
                    Behaviour.CALLBACK,
                    EvidenceClass.FINGERPRINT,
                    6,
                    "a certificate that nobody vouches for",
                    "T1573.002");

    private static final double HARD_FROM = 12;
    private static final int MOST_PEERS = 64;
    private static final long LONG_YEARS = 9L * 365 * 86_400;

    private static final List<String> PLACEHOLDERS =
            List.of(
                    "internet widgits",
                    "some-state",
                    "default company",
                    "default city",
                    "my company",
                    "company name",
                    "your company",
                    "global security,",
                    "it department",
                    "cn=example.com",
                    "cn=domain.com",
                    "cn=localhost",
                    "someprovince",
                    "sometown",
                    "st=denial",
                    "l=springfield",
                    "o=dis,");

    /// Endings of names that are given inside and looked up nowhere.
    private static final Set<String> INSIDE =
            Set.of("local", "localdomain", "lan", "home", "internal", "intranet", "corp");

    static final class Memory {
        final Bounded<Peer, Boolean> told = new Bounded<>(MOST_PEERS);
    }

    @Override
    public String name() {
        return "strange-certificate";
    }

    @Override
    public List<Sign> signs() {
        return List.of(NOBODY, SELF_MADE);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(SecureSession.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        SecureSession session = (SecureSession) observation;
        boolean accepted = session.outcome() == SecureSession.Outcome.ESTABLISHED;
        // What calls between browsers show is made by itself on purpose (RFC 8827).
        if (!Outside.is(session.seen())
                || session.certificates().isEmpty()
                || session.dialect().equals("dtls")
                || !accepted
                || memory.told.contains(session.seen().peer())) {
            return;
        }
        Certificate own = session.certificates().getFirst();
        boolean vouched = session.certificates().size() > 1 && !own.isSelfIssued();
        if (vouched && !isInvented(own)) {
            return;
        }
        List<String> why = new ArrayList<>();
        double points = points(session, own, why, scene);
        if (points <= 0) {
            return;
        }
        memory.told.put(session.seen().peer(), true);
        boolean hard = points >= HARD_FROM;
        Claim claim =
                Claim.of(
                                hard ? NOBODY : SELF_MADE,
                                session.seen(),
                                session.seen().peer()
                                        + " shows the certificate \""
                                        + cut(own.subject())
                                        + "\": "
                                        + String.join(", ", why))
                        .about(session.serverName().text())
                        .strength(hard ? points / 25 : 1);
        scene.testify(claim);
    }

    private static double points(
            SecureSession session, Certificate own, List<String> why, Scene scene) {
        double points = 0;
        if (own.isSelfIssued()) {
            points += 4;
            why.add("made by itself");
        } else if (session.certificates().size() == 1) {
            points += 1;
            why.add("alone, by \"" + cut(own.issuer()) + "\"");
        }
        if (KitCertificate.isOfKit(own)) {
            points += 16;
            why.add("of a remote-control kit's making");
        } else if (isInvented(own)) {
            points += 8;
            why.add("of invented names");
        }
        if (isOfTwins(own)) {
            points += 6;
            why.add("under another's name that is its own as well");
        }
        if (isOfAServer(own) && session.certificates().size() == 1) {
            points += 6;
            why.add("by an authority that is called like another server");
        }
        if (isPlaceholder(own)) {
            points += 8;
            why.add("in the words of a tool's example");
        }
        if (session.serverName().isEmpty()) {
            points += 2;
            why.add("the client asked for no name");
        } else if (!names(own, session.serverName().text())) {
            // A client that asks for a name and takes another's word for it checks nothing.
            // Programs with
            // a certificate built in ask for the name that is on it. Small makers' agents at their
            // users' own servers check nothing either.
            points += own.isSelfIssued() ? 5 : 2;
            why.add("it does not name " + session.serverName() + ", and the client went on");
        }
        if (Outside.isUnnamed(session.seen(), scene.host())) {
            points += 3;
            why.add("the address was never looked up");
        }
        if (isStray(session, scene)) {
            points += 4;
            why.add("it bears the name of a server that nobody looked up");
        }
        int port = session.seen().peer().port();
        if (port != 443
                && port != 993
                && port != 995
                && port != 465
                && port != 587
                && port != 853) {
            points += 3;
            why.add("on port " + port);
        }
        if (own.notAfter() - own.notBefore() > LONG_YEARS) {
            points += 2;
            why.add("valid for " + (own.notAfter() - own.notBefore()) / (365 * 86_400) + " years");
        }
        return points < 6 ? 0 : points;
    }

    /// Nobody of a public name vouches for it: it vouches for itself, or stands alone under an
    /// issuer that is as unknown.
    static boolean isUnvouched(SecureSession session) {
        if (session.certificates().isEmpty()) {
            return false;
        }
        Certificate own = session.certificates().getFirst();
        if (!session.serverName().isEmpty() && names(own, session.serverName().text())) {
            return false; // somebody's own server, known by its name
        }
        return own.isSelfIssued()
                || session.certificates().size() == 1
                        && (isInvented(own)
                                || isPlaceholder(own)
                                || isOfAServer(own)
                                || session.serverName().isEmpty());
    }

    /// Was the conversation opened under a certificate that nobody vouches for and that names
    /// nobody: example words or invented names.
    static boolean isNobodys(SecureSession session) {
        return session.outcome() == SecureSession.Outcome.ESTABLISHED
                && session.dialect().equals("tls")
                && isUnvouched(session)
                && (isPlaceholder(session.certificates().getFirst())
                        || isInvented(session.certificates().getFirst()));
    }

    /// At an address that no name led to, a certificate that vouches for itself and bears a
    /// server's name: whoever wants that server asks for it. The gateways of offices are called by
    /// address and show such as well.
    static boolean isStray(SecureSession session, Scene scene) {
        boolean bare =
                session.outcome() == SecureSession.Outcome.ESTABLISHED
                        && session.serverName().isEmpty()
                        && session.certificates().size() == 1
                        && Outside.isUnnamed(session.seen(), scene.host());
        if (!bare) {
            return false;
        }
        Certificate own = session.certificates().getFirst();
        String name = own.subjectPart("CN").toLowerCase(Locale.ROOT);
        return (own.isSelfIssued() || isOfAServer(own))
                && !isPlaceholder(own)
                && isServer(name)
                && !INSIDE.contains(name.substring(name.lastIndexOf('.') + 1))
                && !SecureRing.isRelay(own);
    }

    /// The values that tools offer and tutorials show, left as they were.
    static boolean isPlaceholder(Certificate own) {
        String subject = own.subject().toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().anyMatch(subject::contains);
    }

    /// Signed by an authority of the same common name and other particulars: nobody's authority is
    /// called like one of its servers, but the authors of some bankers fill in forms so.
    static boolean isOfTwins(Certificate own) {
        String name = own.subjectPart("CN");
        return !own.isSelfIssued() && name.indexOf('.') > 0 && name.equals(own.issuerPart("CN"));
    }

    /// Signed by an authority whose name is that of a server in another domain: authorities are
    /// called after who runs them, private ones after the domain they vouch in. (Relays of
    /// anonymity networks show such as well.)
    static boolean isOfAServer(Certificate own) {
        String name = own.subjectPart("CN").toLowerCase(Locale.ROOT);
        String authority = own.issuerPart("CN").toLowerCase(Locale.ROOT);
        return !own.isSelfIssued()
                && isServer(name)
                && isServer(authority)
                && !WebLure.registered(name).equals(WebLure.registered(authority));
    }

    private static boolean isServer(String name) {
        int dot = name.lastIndexOf('.');
        boolean plain =
                dot > 0 && name.length() - dot > 2 && Character.isLetter(name.charAt(dot + 1));
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = Character.isLetterOrDigit(c) || c == '.' || c == '-';
        }
        return plain;
    }

    /// Names that no person, company or place has: strings without the make-up of words, digits
    /// inside words, or no name at all.
    static boolean isInvented(Certificate own) {
        String name = own.subjectPart("CN");
        String organisation = own.subjectPart("O");
        if (name.isEmpty() && organisation.isEmpty() || KitCertificate.isOfKit(own)) {
            return true;
        }
        if (hasDigitInWord(own.subjectPart("L"))
                || hasDigitInWord(own.subjectPart("ST"))
                || hasDigitInWord(own.subjectPart("OU"))) {
            return true;
        }
        boolean strangeName = !name.isEmpty() && Words.isGibberish(firstLabel(name));
        String maker = own.issuerPart("O");
        boolean strangeOrganisation =
                !organisation.isEmpty() && Words.isGibberish(organisation)
                        || isOfTwins(own) && Words.isGibberish(maker);
        return strangeOrganisation || strangeName && organisation.isEmpty() && own.isSelfIssued();
    }

    /// A digit with letters on both sides, or in front of one: places and companies are not spelt
    /// like that, generated ones are.
    private static boolean hasDigitInWord(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && Character.isLowerCase(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String firstLabel(String name) {
        String bare = name.toLowerCase(Locale.ROOT);
        bare =
                bare.startsWith("*.")
                        ? bare.substring(2)
                        : bare.startsWith("www.") ? bare.substring(4) : bare;
        int dot = bare.indexOf('.');
        return dot < 0 ? bare : bare.substring(0, dot);
    }

    private static boolean names(Certificate own, String wanted) {
        return own.names().stream().anyMatch(name -> covers(name, wanted))
                || covers(own.subjectPart("CN"), wanted);
    }

    private static boolean covers(String name, String wanted) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(wanted)
                || lower.startsWith("*.") && wanted.endsWith(lower.substring(1));
    }

    /// The name that the server gives itself, short enough to be shown.
    static String subjectOf(SecureSession session) {
        return cut(session.certificates().getFirst().subject());
    }

    private static String cut(String text) {
        return text.length() > 90 ? text.substring(0, 87) + "…" : text;
    }
}
