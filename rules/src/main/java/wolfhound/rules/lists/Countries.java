package wolfhound.rules.lists;

import wolfhound.model.Address;

/// Knows in which country an address is; asked by all threads.
@FunctionalInterface
public interface Countries {
    /// Two capital letters (ISO 3166-1); empty where it is not known.
    String of(Address address);
}
