package wolfhound.rules.literal;

import java.util.ArrayList;
import java.util.List;

/// Literals without native code: each is known by one window of up to four of its bytes.
///
/// Every position of the input is hashed over four bytes and looked up in a bitmap; only where a
/// bit stands are the literals of that window compared. Letters are hashed without their case, so
/// one pass serves both kinds. Literals shorter than four bytes have windows of their width, each
/// width with a pass of its own. The window is the one least likely in traffic and least used by
/// other literals, so that neither common words nor a sender who knows the rules make many
/// comparisons.
final class JavaLiterals implements Literals {
    private final Windows[] widths;
    private final int size;

    JavaLiterals(List<Literal> literals) {
        size = literals.size();
        List<Windows> present = new ArrayList<>();
        for (int width = Windows.WIDEST; width >= 1; width--) {
            Windows windows = Windows.of(width, literals);
            if (!windows.isEmpty()) {
                present.add(windows);
            }
        }
        widths = present.toArray(Windows[]::new);
    }

    @Override
    public void scan(byte[] bytes, int from, int to, Hits hits) {
        hits.begin(size);
        for (Windows windows : widths) {
            windows.scan(bytes, from, to, hits);
        }
    }

    @Override
    public int size() {
        return size;
    }
}
