package wolfhound.model;

/// A name in lower case without the final dot, and the part of it that somebody registered
/// (`example.co.uk` of `www.example.co.uk`, by the public suffix list; the name itself where the
/// list does not help).
public record DomainName(String text, String registered) {

    public static final DomainName NONE = new DomainName("", "");

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName name
                && name.text.equals(text)
                && name.registered.equals(registered);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// The labels before the registered part, without the joining dot; empty where there are none.
    public String below() {
        return text.length() > registered.length()
                ? text.substring(0, text.length() - registered.length() - 1)
                : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
