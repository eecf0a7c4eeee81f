package wolfhound.model;

import java.util.Optional;

/// A file that went over the wire: what it was called, what it was said to be, what it is.
///
/// @param carrier `http`, `ftp`, `smtp`, `smb`, `tftp`, …
/// @param toHost whether the host received it, as against sent it
/// @param name the file's name without its path, as the carrier gives it; empty for none
/// @param from the URL or path that it was taken from, as a person would write it
/// @param size the bytes that were seen
/// @param whole whether all of it was seen
/// @param sha256 of the bytes seen, in hex; empty where the file is not whole
/// @param executable the header facts of a PE or ELF file
public record FileTransfer(
        Seen seen,
        String carrier,
        boolean toHost,
        String name,
        String from,
        String declaredType,
        FileKind kind,
        long size,
        boolean whole,
        String sha256,
        double entropy,
        Excerpt excerpt,
        Optional<Executable> executable)
        implements Observation {

    /// Facts of an executable's header.
    ///
    /// @param format `PE32`, `PE32+`, `ELF32`, `ELF64`
    /// @param machine `x86`, `x64`, `arm`, `mips`, …
    /// @param compiled seconds of the epoch as the header claims, 0 for none
    public record Executable(
            String format,
            String machine,
            long compiled,
            boolean library,
            boolean graphical,
            int sections) {}

    /// Does the name claim another kind than the bytes are: a picture, document or text by name
    /// that is an executable.
    public boolean nameLies() {
        return FileNames.lies(name, kind);
    }

    @Override
    public FileTransfer as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new FileTransfer(
                seen,
                carrier,
                flipped != toHost,
                name,
                from,
                declaredType,
                kind,
                size,
                whole,
                sha256,
                entropy,
                excerpt,
                executable);
    }
}
