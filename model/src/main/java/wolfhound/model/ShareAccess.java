package wolfhound.model;

/// One thing done on a network share, as far as it is in the clear.
///
/// @param share the share as the client named it (`\\server\share`), empty where that was not seen
/// @param path the file, directory or pipe
/// @param newPath the new name of a rename, empty otherwise
/// @param bytes how much was read or written, 0 where it does not apply
/// @param entropy of the bytes read or written, bits a byte
public record ShareAccess(
        Seen seen,
        String dialect,
        Action action,
        String share,
        String path,
        String newPath,
        long bytes,
        double entropy)
        implements Observation {
    public enum Action {
        CONNECT,
        OPEN,
        CREATE,
        READ,
        WRITE,
        RENAME,
        DELETE,
        PIPE
    }

    @Override
    public ShareAccess as(Seen seen) {
        return new ShareAccess(seen, dialect, action, share, path, newPath, bytes, entropy);
    }
}
