package wolfhound.engine.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One product and the way in which it says its name.
///
/// The patterns are simple on purpose: no repetition within a repetition, so that hostile text
/// costs no more than its length.
///
/// @param says finds the name; its first group is the version, its second the update
/// @param fixed the version where the name alone says it; empty where the text does
/// @param update what stands before the update in the CPE name: `update_`
/// @param unless words of others that wear this name as well
record Product(
        char part,
        String vendor,
        String product,
        Pattern says,
        String fixed,
        String update,
        Optional<Pattern> unless) {
    private static final String VERSION =
            "([0-9][0-9A-Za-z]{0,15}+(?:[.,][0-9A-Za-z]{1,15}+){0,5}+)";

    static Product of(char part, String name, String says) {
        int colon = name.indexOf(':');
        return new Product(
                part,
                name.substring(0, colon),
                name.substring(colon + 1),
                Pattern.compile(says.replace("#", VERSION)),
                "",
                "",
                Optional.empty());
    }

    Product version(String known) {
        return new Product(part, vendor, product, says, known, update, unless);
    }

    Product updates(String prefix) {
        return new Product(part, vendor, product, says, fixed, prefix, unless);
    }

    Product unless(String others) {
        return new Product(
                part, vendor, product, says, fixed, update, Optional.of(Pattern.compile(others)));
    }

    /// Its name with version, where the text says it.
    Optional<Cpe> in(String text) {
        Matcher found = says.matcher(text);
        if (!found.find() || unless.isPresent() && unless.get().matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(new Cpe(part, vendor, product, version(found), update(found)));
    }

    private String version(Matcher found) {
        if (!fixed.isEmpty()) {
            return fixed;
        }
        String said = found.groupCount() < 1 ? null : found.group(1);
        return said == null ? "" : said.replace(',', '.').replace('_', '.');
    }

    private String update(Matcher found) {
        String said = found.groupCount() < 2 ? null : found.group(2);
        return said == null ? "" : update + said;
    }
}
