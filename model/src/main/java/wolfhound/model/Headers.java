package wolfhound.model;

import java.util.Iterator;
import java.util.List;

/// Header fields in the order and spelling in which they were sent: both tell programs apart.
///
/// @param whole whether these are all fields, in their order: a log names a few, and then a field
///   that is not among them may have been sent
public record Headers(List<Header> fields, boolean whole) implements Iterable<Header> {
    public static final Headers NONE = new Headers(List.of());

    /// All fields that were sent.
    public Headers(List<Header> fields) {
        this(fields, true);
    }

    /// The first value of the field, empty where it is missing. Names match in any case.
    public String first(String name) {
        for (int i = 0; i < fields.size(); i++) {
            Header field = fields.get(i);
            if (field.is(name)) {
                return field.value();
            }
        }
        return "";
    }

    public boolean has(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is(name)) {
                return true;
            }
        }
        return false;
    }

    /// Is it known that the field was not sent.
    public boolean lacks(String name) {
        return whole && !has(name);
    }

    /// The names in order, joined by commas, spelling kept: the shape of the sender.
    public String order() {
        StringBuilder order = new StringBuilder();
        for (Header field : fields) {
            order.append(order.isEmpty() ? "" : ",").append(field.name());
        }
        return order.toString();
    }

    @Override
    public Iterator<Header> iterator() {
        return fields.iterator();
    }
}
