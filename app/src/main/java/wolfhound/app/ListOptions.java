package wolfhound.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import wolfhound.rules.lists.RuleLists;

/// Where the lists are that rules ask: the same for every command that reads rules.
final class ListOptions {
    @Option(
            names = "--rules-lists",
            paramLabel = "DIR",
            description = {
                "Folder of lists that rules name, where those are not beside the rules: data sets"
                        + " (dataset, datarep) and digests (filemd5, filesha1, filesha256);"
                        + " categories.txt and *.list for iprep."
            })
    private @Nullable Path folder;

    @Option(
            names = "--geoip",
            paramLabel = "FILE",
            description = "Database of countries for geoip, in MaxMind's format (.mmdb).")
    private @Nullable Path countries;

    ListOptions() {}

    RuleLists.Sources sources() {
        Path lists = folder;
        if (lists != null && !Files.isDirectory(lists)) {
            throw Trouble.unreadable("--rules-lists " + lists + " is no folder");
        }
        return new RuleLists.Sources(
                lists, countries == null ? null : CountryDatabase.open(countries));
    }
}
