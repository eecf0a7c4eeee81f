package wolfhound.model;

/// One header field as it was sent: spelling kept, value without the white space around it.
public record Header(String name, String value) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
