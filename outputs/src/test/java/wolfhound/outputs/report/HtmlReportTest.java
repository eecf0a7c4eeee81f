package wolfhound.outputs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Verdict;
import wolfhound.outputs.Sample;

class HtmlReportTest {
    @TempDir Path folder;

    @Test
    void tellsEveryPartOfAnInfectedHost() throws IOException {
        assertThat(page(Sample.verdicts()))
                .contains("1 of 5 machines is infected, 1 is suspect, 1 was exposed.")
                .contains(
                        "10.1.4.101 (DESKTOP-4F2), a workstation, is infected: it received malware,")
                .contains("What to block", "10.1.4.101 to 203.0.113.7:443")
                .contains("What to clean", "Remove the program that speaks to 203.0.113.7")
                .contains("Without the dialect it would be suspect")
                .contains("Mail gateways talk to many servers (mail-gateway)")
                .contains("GET /invoice.exe HTTP/1.1")
                .contains("0000  47 45 54 20")
                .contains("office.pcap, packet 17")
                .contains("It resolves for others (resolver)");
    }

    /// A network of hundreds stays a page that one can find a machine in: a row for each, leading
    /// to its details, which are folded up.
    @Test
    void leadsFromATableToFoldedDetails() throws IOException {
        List<Verdict> many = new ArrayList<>(Sample.verdicts());
        for (int i = 0; i < 300; i++) {
            String address = "10.2." + i / 200 + "." + (i % 200 + 1);
            many.add(Sample.suspect(address, "pc-" + i, "It asked page " + i));
        }

        String page = page(many);
        assertThat(page)
                .contains("<a href=\"#host-10.2.0.7\">10.2.0.7</a>", "<p id=\"host-10.2.0.7\">")
                .doesNotContain("class=\"host suspect\" open")
                .hasSizeLessThan(2_000_000);
        assertThat(page(Sample.verdicts())).contains("class=\"host infected\" open");
    }

    @Test
    void drawsTheStagesAndTheContacts() throws IOException {
        assertThat(page(Sample.verdicts()))
                .contains("aria-label=\"Time line of the stages\"")
                .contains(">delivery</text>", ">callback</text>", ">spam</text>")
                .contains(">decided</text>")
                .contains("aria-label=\"Who talked to whom\"")
                .contains(">203.0.113.7:443</text>");
    }

    /// Names, reasons and bytes come from the network, and the page is opened by people who trust
    /// us.
    @Test
    void keepsMarkupFromTheNetworkAsText() throws IOException {
        assertThat(page(Sample.verdicts()))
                .doesNotContain("<script", "<iframe")
                .contains("&lt;script&gt;", "&lt;iframe");
    }

    @Test
    void needsNothingFromElsewhere() throws IOException {
        assertThat(page(Sample.verdicts()))
                .doesNotContain("src=\"", "url(", "@import", "<link")
                .doesNotContainPattern("href=\"[^#]")
                .contains("default-src 'none'");
    }

    @Test
    void saysSoWhenNobodyIsInfected() throws IOException {
        assertThat(page(List.of(Sample.clear("10.1.4.9"))))
                .contains("None of 1 machine is shown to be infected.")
                .contains("10.1.4.9")
                .doesNotContain("What to block", "Who talked to whom");
        assertThat(page(List.of())).contains("No machine of this network was seen.");
    }

    /// A directional override can make a name read as another one.
    @Test
    void leavesOutWhatSteersTheReader() throws IOException {
        assertThat(page(Sample.verdicts()))
                .doesNotContain("\u202e", "\u001b", "\u0000", "\ufffd")
                .contains("·[31mred·· &amp; ·");
    }

    private String page(List<Verdict> verdicts) throws IOException {
        Path file = folder.resolve("report.html");
        try (HtmlReport report = new HtmlReport(file, Sample.hunted())) {
            verdicts.forEach(report::accept);
        }
        return Files.readString(file);
    }
}
