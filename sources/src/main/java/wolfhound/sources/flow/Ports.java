package wolfhound.sources.flow;

/// Which of two ports looks like the one that was called, for conversations whose beginning was not
/// seen.
final class Ports {
    private static final int[] REGISTERED = {
        1080, 1194, 1433, 1521, 1723, 1883, 1900, 3128, 3268, 3306, 3389, 3478, 4444, 5060, 5222,
        5353, 5355, 5432, 5900, 5985, 6379, 6667, 8000, 8008, 8080, 8081, 8443, 8888, 9001, 27017
    };

    private Ports() {}

    /// Is `port` a service's and `other` not.
    static boolean isServer(int port, int other) {
        return isService(port) && !isService(other);
    }

    private static boolean isService(int port) {
        return port < 1024 || java.util.Arrays.binarySearch(REGISTERED, port) >= 0;
    }
}
