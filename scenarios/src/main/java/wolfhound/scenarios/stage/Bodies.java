package wolfhound.scenarios.stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wolfhound.scenarios.wire.Octets;

/// Contents of files and pages that look like what they are: right magic, right texture, no
/// meaning.
public final class Bodies {
    private static final String[] WORDS = {
        "the",
        "quarterly",
        "report",
        "shows",
        "that",
        "our",
        "garden",
        "market",
        "grew",
        "and",
        "people",
        "in",
        "town",
        "like",
        "new",
        "recipes",
        "for",
        "bread",
        "with",
        "seeds",
        "while",
        "weather",
        "stays",
        "mild",
        "until",
        "sunday",
        "when",
        "rain",
        "comes",
        "from",
        "west"
    };

    private final Stage stage;

    public Bodies(Stage stage) {
        this.stage = stage;
    }

    /// Plain prose of about so many characters.
    public String prose(int length) {
        StringBuilder out = new StringBuilder();
        while (out.length() < length) {
            out.append(stage.oneOf(WORDS)).append(stage.random().nextInt(12) == 0 ? ". " : " ");
        }
        return out.substring(0, length);
    }

    public byte[] page(String title, int length) {
        return utf8(
                "<!DOCTYPE html><html><head><title>"
                        + title
                        + "</title><link rel=\"stylesheet\" href=\"/site.css\"></head><body><h1>"
                        + title
                        + "</h1><p>"
                        + prose(length)
                        + "</p></body></html>");
    }

    public byte[] script(int length) {
        return utf8("(function(){var words=\"" + prose(length) + "\";return words;})();");
    }

    public byte[] jpeg(int length) {
        byte[] coded = stage.noise(length);
        for (int i = 0; i < coded.length; i++) {
            // In coded data 0xFF would begin a marker.
            coded[i] = coded[i] == (byte) 0xFF ? 0x7F : coded[i];
        }
        Octets out = new Octets().hex("ffd8ffe000104a46494600010100000100010000");
        out.hex("ffc0000b080258032001011100").hex("ffda0008010100003f00");
        return out.bytes(coded).hex("ffd9").toBytes();
    }

    public byte[] png(int length) {
        Octets out = new Octets().hex("89504e470d0a1a0a0000000d49484452000003200000025808020000");
        return out.u32(0x1A2B3C4D).u32(length).text("IDAT").bytes(stage.noise(length)).toBytes();
    }

    /// The one-pixel picture that counts visits.
    public byte[] pixel() {
        return new Octets()
                .hex("47494638396101000100800000ffffff00000021f90401000000002c000000000100010000")
                .hex("02024401003b")
                .toBytes();
    }

    public byte[] pdf(int length) {
        return utf8("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n" + prose(length) + "\n%%EOF\n");
    }

    /// A Windows program: DOS stub, PE header (COFF for x86), sections.
    public byte[] program(int length) {
        Octets out = new Octets().text("MZ").hex("90000300000004000000ffff0000b800000000000000");
        out.hex("4000").zeros(34).little32(0x80);
        out.hex("0e1fba0e00b409cd21b8014ccd21")
                .text("This program cannot be run in DOS mode.\r\r\n$");
        out.zeros(0x80 - out.size())
                .text("PE\0\0")
                .little16(0x014C)
                .little16(2)
                .little32(0x66AA_0000);
        out.little32(0).little32(0).little16(0xE0).little16(0x0102).little16(0x010B).zeros(0xDE);
        out.text(".text\0\0\0").zeros(32).text(".data\0\0\0").zeros(32);
        int code = Math.max(0, (length - out.size()) * 2 / 3);
        return out.bytes(stage.noise(code)).text(prose(Math.max(0, length - out.size()))).toBytes();
    }

    /// A Linux program: ELF header for ARM or MIPS.
    public byte[] linuxProgram(int length) {
        Octets out = new Octets().hex("7f454c46010101000000000000000000020028000100000054800000");
        return out.bytes(stage.noise(Math.max(0, length - out.size()))).toBytes();
    }

    /// A ZIP archive with one member.
    public byte[] zip(String member, byte[] content) {
        return zip(new String[] {member}, content);
    }

    /// An office document with macros, as far as its archive shows.
    public byte[] document(int length) {
        return zip(
                new String[] {"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"},
                utf8(prose(length)));
    }

    private static byte[] zip(String[] members, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String member : members) {
                var entry = new ZipEntry(member);
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 15, 12, 0));
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
