package wolfhound.model;

import java.util.Iterator;
import java.util.List;

/// Header fields in the order and spelling in which they were sent: both tell programs apart.
public record Headers(List<Header> fields) implements Iterable<Header> {
    public static final Headers NONE = new Headers(List.of());

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
