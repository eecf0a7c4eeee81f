package wolfhound.testkit.calibration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import wolfhound.model.Sign;

/// The weights file as the program ships it: sign, decibans and origin between tabs.
final class WeightsFile {
    private WeightsFile() {}

    static List<String> lines(Trials trials) {
        List<String> weights = new ArrayList<>();
        Watching.SIGNS.stream()
                .sorted(Comparator.comparing(Sign::id))
                .map(sign -> Rule.of(sign, trials.of(sign)))
                .forEach(rule ->
                        weights.add(
                                rule.sign().id() + "\t" + rule.weight() + "\t" + rule.origin()));
        List<String> lines = new ArrayList<>();
        lines.add(
                "# What each kind of evidence weighs, in decibans, and where the number comes from.");
        lines.add("version\tmeasured-" + digest(weights));
        lines.addAll(weights);
        return lines;
    }

    /// Other weights, another version; the same weights, the same.
    private static String digest(List<String> lines) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
