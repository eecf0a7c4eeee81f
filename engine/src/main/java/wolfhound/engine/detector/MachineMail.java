package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.MailMessage;
import wolfhound.model.Observation;
import wolfhound.model.Sign;

/// Mail that a program on a workstation sends home: the machine's own names, an inventory, stolen
/// passwords or key strokes inside; no mail program's marks on it. The mail provider is innocent.
final class MachineMail implements Detector<MachineMail.Memory> {
    static final Sign SECRET =
            Sign.of(
                    "mail-own-secret",
                    Behaviour.THEFT,
                    EvidenceClass.OWN_SECRET,
                    40,
                    "inventories, password tables and key logs about the sending machine; backup"
                            + " reports name the machine, and hold none of these",
                    "T1048.003",
                    "T1056.001");
    static final Sign UNMARKED =
            Sign.of(
                    "mail-without-program",
                    Behaviour.THEFT,
                    EvidenceClass.TEMPLATE,
                    25,
                    "handed to a mail provider by no mail program, to its own sender or one drop",
                    "T1071.003");

    /// Subjects and file names that say user and machine: `PW_maria/DESKTOP-4F2`, `Log-…`.
    private static final Pattern DUMP_NAME =
            Pattern.compile(
                    "(?i)(?:^|[^a-z])(?:pw|sc|kl|co|passwords?|screen(?:shot)?|key(?:log|strokes?)|logs?|"
                            + "recover(?:y|ed)|clipboard|cookies?|contacts?|stealer|victim|hwid)[ _\\-:|].{3,}");

    /// What thieves' builders call their reports.
    private static final Pattern THIEF =
            Pattern.compile("(?i)\\b(?:key ?logger|pw ?stealer|stealer|victim)\\b");

    /// Kinds of facts about the machine in a report without labels.
    private static final int LEAST_FACTS = 3;

    static final class Memory {
        private int told;
    }

    private static final int MOST_TOLD = 6;

    @Override
    public String name() {
        return "machine-mail";
    }

    @Override
    public List<Sign> signs() {
        return List.of(SECRET, UNMARKED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(MailMessage.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        MailMessage mail = (MailMessage) observation;
        boolean sent = mail.seen().hostOpened() && mail.protocol().equals("smtp");
        if (!sent || memory.told >= MOST_TOLD) {
            return;
        }
        double strength = secret(mail, scene);
        if (strength == 0) {
            return;
        }
        memory.told++;
        if (isUnmarked(mail)) {
            scene.testify(
                    Claim.of(
                                    UNMARKED,
                                    mail.seen(),
                                    "handed a mail to "
                                            + where(mail, scene)
                                            + " that bears no mail program's marks"
                                            + (toItself(mail) ? " and goes to its own sender" : ""))
                            .about(mail.sender())
                            .strength(toItself(mail) ? 1 : 0.85)
                            .group(Group.Cause.DETECTOR, "mail-unmarked"));
        }
    }

    /// @return how strong the secret in it is, 0 for none
    private static double secret(MailMessage mail, Scene scene) {
        List<OwnSecrets.Found> inSubject = OwnSecrets.in(scene.host(), mail.subject());
        List<OwnSecrets.Found> inText = OwnSecrets.in(scene.host(), mail.text());
        List<OwnSecrets.Found> found = new java.util.ArrayList<>(inText);
        found.addAll(inSubject);
        List<String> names = mail.parts().stream().map(MailMessage.Part::name).toList();
        for (MailMessage.Part part : mail.parts()) {
            found.addAll(OwnSecrets.in(scene.host(), part.name()));
            found.addAll(OwnSecrets.in(scene.host(), part.excerpt().bytes()));
        }
        boolean namesDump =
                DUMP_NAME.matcher(mail.subject()).find()
                        || THIEF.matcher(mail.subject()).find()
                        || names.stream().anyMatch(n -> DUMP_NAME.matcher(n).find());
        boolean hostName = OwnSecrets.has(found, OwnSecrets.Kind.HOST_NAME);
        boolean heloOnText = saysHelo(mail);
        int facts = HostFacts.in(scene.host(), mail.text()).size();
        boolean reports = facts >= LEAST_FACTS || namesDump && facts == LEAST_FACTS - 1;
        double strength =
                OwnSecrets.isLoot(found)
                        ? 1
                        : hostName && namesDump
                                ? 0.9
                                : hostName || namesDump && heloOnText || reports ? 0.5 : 0;
        if (strength == 0 || strength < 1 && !isUnmarked(mail)) {
            return 0;
        }
        String words =
                found.isEmpty()
                        ? reports ? "facts about its machine" : "its own name and a list's title"
                        : OwnSecrets.words(distinct(found));
        scene.testify(
                Claim.of(
                                SECRET,
                                mail.seen(),
                                "mailed "
                                        + words
                                        + " to "
                                        + String.join(", ", mail.recipients())
                                        + ", subject «"
                                        + mail.subject()
                                        + "»")
                        .about(mail.sender())
                        .strength(strength)
                        .group(Group.Cause.DETECTOR, "mail-own-secret"));
        return strength;
    }

    private static List<OwnSecrets.Found> distinct(List<OwnSecrets.Found> found) {
        return found.stream().distinct().limit(4).toList();
    }

    /// The name of the greeting, a machine's and not a server's, is told in the mail as well.
    private static boolean saysHelo(MailMessage mail) {
        String helo = mail.helo().toLowerCase(Locale.ROOT);
        boolean machine = helo.length() >= 5 && helo.indexOf('.') < 0 && !helo.equals("localhost");
        return machine
                && (OwnSecrets.hasWord(mail.subject().toLowerCase(Locale.ROOT), helo)
                        || OwnSecrets.hasWord(mail.text().toLowerCase(Locale.ROOT), helo)
                        || mail.parts().stream()
                                .anyMatch(p ->
                                        OwnSecrets.hasWord(
                                                p.name().toLowerCase(Locale.ROOT), helo)));
    }

    /// No program says its name on it, and no server handled it before.
    private static boolean isUnmarked(MailMessage mail) {
        return mail.headers().lacks("X-Mailer")
                && mail.headers().lacks("User-Agent")
                && mail.headers().lacks("Received")
                && mail.headers().lacks("DKIM-Signature")
                && mail.headers().lacks("X-MimeOLE")
                && mail.headers().lacks("X-Originating-IP")
                && mail.headers().lacks("In-Reply-To")
                && mail.headers().lacks("List-Unsubscribe");
    }

    private static boolean toItself(MailMessage mail) {
        return mail.recipients().size() == 1
                && mail.recipients().getFirst().equalsIgnoreCase(mail.sender());
    }

    private static String where(MailMessage mail, Scene scene) {
        String domain = mail.sender().substring(mail.sender().indexOf('@') + 1);
        boolean known = scene.knowledge().knows(Topic.PUBLIC_MAIL, domain.toLowerCase(Locale.ROOT));
        return mail.seen().peer() + (known ? " (a public mail provider)" : "");
    }
}
