package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How rules believe the body behind a head to come: read from its fields as an inspecting parser
/// reads them, which is laxer than what a browser does.
///
/// @param chunked whether in chunks
/// @param codings `gzip` and `deflate`, in the order in which they are undone
record HttpRuleView(boolean chunked, List<String> codings) {
    static final HttpRuleView NONE = new HttpRuleView(false, List.of());

    /// Content codings of one body that are undone.
    static final int LAYERS = 2;

    static HttpRuleView of(String transferEncoding, String contentEncoding) {
        boolean chunked = plain(transferEncoding).contains("chunked");
        String said = plain(contentEncoding);
        return said.isEmpty() && !chunked ? NONE : new HttpRuleView(chunked, codings(said));
    }

    private static String plain(String value) {
        return value.toLowerCase(Locale.ROOT).replace("\0", "");
    }

    private static List<String> codings(String said) {
        List<String> codings = new ArrayList<>();
        int words = 0;
        for (String word : said.split("[, ]+", -1)) {
            if (!word.isEmpty() && words++ < LAYERS) {
                if (word.contains("gzip")) {
                    codings.add("gzip");
                } else if (word.contains("deflate")) {
                    codings.add("deflate");
                }
            }
        }
        return List.copyOf(codings);
    }
}
