package wolfhound.engine.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wolfhound.model.FileKind;

/// A plug-in that content needs to run in a browser, and the browsers from which version on have no
/// room for it.
enum PlugIn {
    /// Chrome 45 and Firefox 52 ended the old interface of plug-ins; Edge never had it.
    JAVA(
            "Java",
            "oracle:jre",
            Map.of(
                    "google:chrome",
                    45,
                    "mozilla:firefox",
                    52,
                    "microsoft:edge",
                    1,
                    "microsoft:edge_chromium",
                    1)),
    SILVERLIGHT(
            "Silverlight",
            "microsoft:silverlight",
            Map.of(
                    "google:chrome",
                    45,
                    "mozilla:firefox",
                    52,
                    "microsoft:edge",
                    1,
                    "microsoft:edge_chromium",
                    1)),
    /// Chrome 88, Firefox 85 and Edge 88 removed Flash in January 2021.
    FLASH(
            "Flash",
            "adobe:flash_player",
            Map.of("google:chrome", 88, "mozilla:firefox", 85, "microsoft:edge_chromium", 88));

    private final String word;
    private final String product;
    private final Map<String, Integer> without;

    PlugIn(String word, String product, Map<String, Integer> without) {
        this.word = word;
        this.product = product;
        this.without = without;
    }

    static Optional<PlugIn> of(FileKind kind) {
        return switch (kind) {
            case JAR, JAVA_CLASS -> Optional.of(JAVA);
            case FLASH -> Optional.of(FLASH);
            case SILVERLIGHT -> Optional.of(SILVERLIGHT);
            default -> Optional.empty();
        };
    }

    /// @param installed what the host said that it runs
    /// @param asking what the asking program called itself
    Optional<String> whyHarmless(List<Cpe> installed, List<Cpe> asking) {
        boolean attackable = false;
        Optional<String> beyond = Optional.empty();
        for (Cpe cpe : installed) {
            if (name(cpe).equals(product)) {
                boolean safe = Attacks.isBeyondAttacks(cpe);
                attackable |= !safe;
                beyond =
                        safe
                                ? Optional.of(
                                        "its "
                                                + word
                                                + " "
                                                + said(cpe)
                                                + " is newer than all that was ever attacked so")
                                : beyond;
            }
        }
        if (attackable) {
            return Optional.empty();
        }
        if (beyond.isPresent()) {
            return beyond;
        }
        for (Cpe cpe : asking) {
            if (name(cpe).equals("apple:iphone_os")) {
                return Optional.of("an iPhone or iPad has no " + word);
            }
            Integer from = without.get(name(cpe));
            if (from != null && Attacks.compare(cpe.version(), from.toString()) >= 0) {
                return Optional.of(browser(cpe) + " has no room for " + word);
            }
        }
        return Optional.empty();
    }

    private static String browser(Cpe cpe) {
        String name =
                switch (cpe.product()) {
                    case "chrome" -> "Chrome ";
                    case "firefox" -> "Firefox ";
                    default -> "Edge ";
                };
        return name + cpe.version();
    }

    private static String said(Cpe cpe) {
        return cpe.update().isEmpty()
                ? cpe.version()
                : cpe.version() + " " + cpe.update().replace('_', ' ');
    }

    private static String name(Cpe cpe) {
        return cpe.vendor() + ":" + cpe.product();
    }
}
