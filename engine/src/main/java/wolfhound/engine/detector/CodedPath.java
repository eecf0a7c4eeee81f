package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// The dialect of the Gozi line of bankers: a request hidden in a path, base64 of a cipher cut into
/// false folders, its special characters escaped by an underscore and two hexadecimal digits, with
/// the extension of a picture or film that it never is. The component that asks is the system's
/// own, so that the header is a browser's: only the path tells. (Grammar as published with the Gozi
/// detector for Zeek.)
final class CodedPath implements Detector<CodedPath.Memory> {
    static final Sign PATH =
            Sign.of(
                    "coded-path",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "a path of more than a hundred coded characters in false folders with underscore escapes",
                    "T1071.001",
                    "T1132.002");
    static final Sign AGAIN =
            Sign.of(
                    "coded-path-again",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "another path of the same grammar",
                    "T1071.001");

    private static final int LEAST = 100;

    static final class Memory {
        String first = "";
        boolean again;
    }

    @Override
    public String name() {
        return "coded-path";
    }

    @Override
    public List<Sign> signs() {
        return List.of(PATH, AGAIN);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request = (WebRequest) observation;
        if (!Outside.is(request.seen()) || memory.again || !isCodedPath(request.path())) {
            return;
        }
        boolean first = memory.first.isEmpty();
        if (!first && memory.first.equals(request.path())) {
            return;
        }
        memory.again = !first;
        memory.first = request.path();
        scene.testify(
                Claim.of(
                                first ? PATH : AGAIN,
                                request.seen(),
                                "asked "
                                        + WebCallHome.shortUrl(request)
                                        + ": "
                                        + request.path().length()
                                        + " characters of cipher dressed as folders and a file")
                        .about(request.url())
                        .group(
                                wolfhound.model.Group.Cause.DETECTOR,
                                first ? "coded-path" : "coded-path-again")
                        .family("gozi", 0.8));
    }

    static boolean isCodedPath(String path) {
        int dot = path.lastIndexOf('.');
        if (path.length() < LEAST
                || dot < path.length() - 6
                || dot < 0
                || path.indexOf('/', 1) < 0) {
            return false;
        }
        int escapes = 0;
        StringBuilder joined = new StringBuilder();
        for (int i = 1; i < dot; i++) {
            char c = path.charAt(i);
            boolean escape =
                    c == '_'
                            && i + 2 < dot
                            && isHex(path.charAt(i + 1))
                            && isHex(path.charAt(i + 2));
            if (escape) {
                escapes++;
                i += 2;
            } else if (Character.isLetterOrDigit(c)) {
                joined.append(c);
            } else if (c != '/') {
                return false;
            }
        }
        return escapes >= 1 && joined.length() >= LEAST - 20 && Coded.isRandom(joined.toString());
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
    }
}
