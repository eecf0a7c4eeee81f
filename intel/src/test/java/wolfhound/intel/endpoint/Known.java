package wolfhound.intel.endpoint;

import java.util.Map;
import java.util.Optional;
import wolfhound.intel.endpoint.ProtectedNames.Kind;
import wolfhound.intel.endpoint.ProtectedNames.Protection;

/// A few protected names for tests.
final class Known {
    private static final Map<String, Kind> LISTED =
            Map.of(
                    "bank.com", Kind.BANK,
                    "sparbank.de", Kind.BANK,
                    "mail.com", Kind.MAIL,
                    "antivirus.com", Kind.SECURITY,
                    "shield.com", Kind.SECURITY,
                    "maker.com", Kind.UPDATE,
                    "search.com", Kind.POPULAR);

    static final ProtectedNames NAMES =
            name -> {
                String part = name;
                while (true) {
                    Kind kind = LISTED.get(part);
                    if (kind != null) {
                        return Optional.of(new Protection(kind, part));
                    }
                    int dot = part.indexOf('.');
                    if (dot < 0) {
                        return Optional.empty();
                    }
                    part = part.substring(dot + 1);
                }
            };

    private Known() {}
}
