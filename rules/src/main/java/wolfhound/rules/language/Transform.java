package wolfhound.rules.language;

/// What is done to a buffer before it is looked into.
///
/// @param argument what the transform needs: the expression of `pcrexform`, the key of `xor` as
///   hexadecimal digits, the options of `from_base64`; else empty
public record Transform(Kind kind, String argument) {
    public enum Kind {
        COMPRESS_WHITESPACE,
        STRIP_WHITESPACE,
        STRIP_PSEUDO_HEADERS,
        TO_LOWERCASE,
        TO_UPPERCASE,
        HEADER_LOWERCASE,
        TO_MD5,
        TO_SHA1,
        TO_SHA256,
        URL_DECODE,
        XOR,
        DOTPREFIX,
        PCREXFORM,
        DOMAIN,
        TLD,
        SUBSLICE,
        GUNZIP,
        ZLIB_DEFLATE,
        FROM_BASE64
    }
}
