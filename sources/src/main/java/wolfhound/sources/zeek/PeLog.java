package wolfhound.sources.zeek;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import wolfhound.model.FileTransfer;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `pe.log`: the header facts of Windows executables, by the `fuid` of their file.
final class PeLog implements LogKind {
    private final Joins joins;
    private final int id;
    private final int machine;
    private final int compiled;
    private final int subsystem;
    private final int is64;
    private final int isExe;
    private final int sections;

    PeLog(Columns columns, Joins joins) {
        this.joins = joins;
        id = columns.of("id");
        machine = columns.of("machine");
        compiled = columns.of("compile_ts");
        subsystem = columns.of("subsystem");
        is64 = columns.of("is_64bit");
        isExe = columns.of("is_exe");
        sections = columns.of("section_names");
    }

    @Override
    public String name() {
        return "pe";
    }

    @Override
    public void read(Row row, Teller teller) {
        Instant made = row.time(compiled);
        List<String> names = row.list(sections);
        joins.executable(
                row.text(id),
                new FileTransfer.Executable(
                        row.isTrue(is64) ? "PE32+" : "PE32",
                        switch (row.text(machine).toUpperCase(Locale.ROOT)) {
                            case "I386" -> "x86";
                            case "AMD64" -> "x64";
                            default -> row.text(machine).toLowerCase(Locale.ROOT);
                        },
                        made == null ? 0 : made.getEpochSecond(),
                        row.has(isExe) && !row.isTrue(isExe),
                        row.text(subsystem).contains("GUI"),
                        names.size()));
    }
}
