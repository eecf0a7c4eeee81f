package wolfhound.intel.ground;

import wolfhound.model.Tenure;

/// What a list of the known says of its places.
///
/// @param list who says so
/// @param what the places are, in words that follow "is" or "lies in": `a public resolver`
/// @param tenure what it makes of an indicator there
public record Landmark(String list, String what, Sense sense, Tenure.Kind tenure) {
    /// How an indicator fares that names such a place.
    public enum Sense {
        /// Nobody bad can be there: refused, in whatever part of it.
        IMPOSSIBLE,
        /// Everybody goes there: refused; below it or in it, it has the tenure.
        POPULAR,
        /// Others own what lies below: refused; below it, nothing is said.
        SUFFIX,
        /// It has the tenure, itself and all in it.
        PLACE
    }

    public static Landmark impossible(String list, String what) {
        return new Landmark(list, what, Sense.IMPOSSIBLE, Tenure.Kind.PUBLIC_SERVICE);
    }

    public static Landmark popular(String list, String what) {
        return new Landmark(list, what, Sense.POPULAR, Tenure.Kind.PUBLIC_SERVICE);
    }

    public static Landmark suffix(String list) {
        return new Landmark(list, "a public suffix", Sense.SUFFIX, Tenure.Kind.UNKNOWN);
    }

    public static Landmark place(String list, String what, Tenure.Kind tenure) {
        return new Landmark(list, what, Sense.PLACE, tenure);
    }
}
