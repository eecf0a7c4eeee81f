package wolfhound.outputs;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// As much of JSON Schema (draft 2020-12) as our own schema uses. A key that the schema has and
/// this does not know is a fault, and so is a key of the document that the schema does not
/// describe: what is written and what is documented are the same.
final class Schema {
    private final Map<String, Object> root;

    Schema(Map<String, Object> root) {
        this.root = root;
    }

    List<String> faults(Object document) {
        String type = String.valueOf(((Map<?, ?>) document).get("type"));
        return check(document, at("#/$defs/" + type), "");
    }

    private Map<String, Object> at(String reference) {
        Map<String, Object> place = root;
        for (String step : reference.substring(2).split("/")) {
            place = object(place.get(step));
        }
        return place;
    }

    private List<String> check(Object value, Map<String, Object> rule, String where) {
        List<String> faults = new ArrayList<>();
        rule.forEach((key, wanted) -> {
            switch (key) {
                case "$ref" -> faults.addAll(check(value, at((String) wanted), where));
                case "type" -> must(isOf(value, wanted), where, "is no " + wanted, faults);
                case "const" -> must(wanted.equals(value), where, "not const", faults);
                case "enum" -> must(((List<?>) wanted).contains(value), where, "odd word", faults);
                case "minimum" -> must(isAtLeast(value, wanted), where, "too small", faults);
                case "pattern" ->
                        must(((String) value).matches(wanted + ".*"), where, "wrong form", faults);
                case "format" -> must(value == null || isTime(value), where, "no time", faults);
                case "items" -> {
                    for (Object item : (List<?>) value) {
                        faults.addAll(check(item, object(wanted), where + "[]"));
                    }
                }
                case "required" -> {
                    for (Object name : (List<?>) wanted) {
                        boolean there = value == null || object(value).containsKey(name);
                        must(there, where, "lacks " + name, faults);
                    }
                }
                case "properties" -> properties(value, object(wanted), where, faults);
                case "additionalProperties" ->
                        object(value)
                                .forEach((name, item) ->
                                        faults.addAll(check(item, object(wanted), where)));
                default -> faults.add("the schema uses " + key);
            }
        });
        return faults;
    }

    private void properties(
            Object value, Map<String, Object> rules, String where, List<String> faults) {
        if (value == null) {
            return;
        }
        object(value)
                .forEach((name, item) -> {
                    if (rules.containsKey(name)) {
                        faults.addAll(check(item, object(rules.get(name)), where + "/" + name));
                    } else {
                        faults.add(where + "/" + name + " is not documented");
                    }
                });
    }

    private static void must(boolean holds, String where, String fault, List<String> faults) {
        if (!holds) {
            faults.add(where + ": " + fault);
        }
    }

    private static boolean isOf(Object value, Object type) {
        if (type instanceof List<?> several) {
            return several.stream().anyMatch(one -> isOf(value, one));
        }
        return switch ((String) type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> false;
        };
    }

    private static boolean isAtLeast(Object value, Object least) {
        return !(value instanceof Number number)
                || number.doubleValue() >= ((Number) least).doubleValue();
    }

    private static boolean isTime(Object value) {
        try {
            return value instanceof String text && Instant.parse(text) != null;
        } catch (DateTimeParseException no) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
