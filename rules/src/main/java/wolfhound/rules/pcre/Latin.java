package wolfhound.rules.pcre;

/// A range of bytes as characters of Latin-1, each read counted: the budget of a search.
final class Latin implements CharSequence {
    /// The budget is spent.
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Spent() {
            super("", null, false, false);
        }
    }

    private static final Spent SPENT = new Spent();

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private int budget;

    void view(byte[] bytes, int from, int to, int budget) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.budget = budget;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        if (--budget < 0) {
            throw SPENT;
        }
        return (char) (bytes[from + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
