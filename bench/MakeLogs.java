import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/// Writes logs of an office of some thousand machines: `conn.log` and `conn.json` as Zeek writes
/// them, `eve.json` as Suricata does.
final class MakeLogs {
    private static final long START = 1_700_000_000L;

    private MakeLogs() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int lines = Integer.parseInt(arguments[1]);
        try (PrintWriter tsv = writer(folder.resolve("conn.log"));
                PrintWriter json = writer(folder.resolve("conn.json"));
                PrintWriter eve = writer(folder.resolve("eve.json"))) {
            tsv.print("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n");
            tsv.print("#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p");
            tsv.print("\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig");
            tsv.print("\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts");
            tsv.print("\tresp_ip_bytes\ttunnel_parents\n#types\ttime\tstring\taddr\tport\taddr\tport");
            tsv.print("\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring");
            tsv.print("\tcount\tcount\tcount\tcount\tset[string]\n");
            for (int i = 0; i < lines; i++) {
                long millis = START * 1000 + i * 40L;
                String host = "10.0.%d.%d".formatted(i % 16, i % 200 + 1);
                String server = "203.0.%d.%d".formatted(i % 50, i % 250 + 1);
                int port = 20_000 + i % 40_000;
                String time = String.format(Locale.ROOT, "%d.%03d000", millis / 1000, millis % 1000);
                tsv.printf(
                        "%s\tC%017d\t%s\t%d\t%s\t443\ttcp\tssl\t1.135424\t1596\t4039\tSF\tT\tF\t0"
                                + "\tShADdaFf\t14\t1016\t16\t1226\t(empty)%n",
                        time, i, host, port, server);
                json.printf(
                        "{\"ts\":%s,\"uid\":\"C%017d\",\"id.orig_h\":\"%s\",\"id.orig_p\":%d,"
                                + "\"id.resp_h\":\"%s\",\"id.resp_p\":443,\"proto\":\"tcp\","
                                + "\"service\":\"ssl\",\"duration\":1.135424,\"orig_bytes\":1596,"
                                + "\"resp_bytes\":4039,\"conn_state\":\"SF\",\"local_orig\":true,"
                                + "\"local_resp\":false,\"missed_bytes\":0,\"history\":\"ShADdaFf\","
                                + "\"orig_pkts\":14,\"orig_ip_bytes\":1016,\"resp_pkts\":16,"
                                + "\"resp_ip_bytes\":1226,\"tunnel_parents\":[]}%n",
                        time, i, host, port, server);
                event(eve, i, millis, host, port, server);
            }
        }
    }

    private static PrintWriter writer(Path file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    private static void event(
            PrintWriter eve, int i, long millis, String host, int port, String server) {
        String time = Instant.ofEpochMilli(millis).toString().replace("Z", "000+0000");
        String head =
                "{\"timestamp\":\"%s\",\"flow_id\":%d,\"event_type\":\"%s\",\"src_ip\":\"%s\","
                        + "\"src_port\":%d,\"dest_ip\":\"%s\",\"dest_port\":%d,\"proto\":\"%s\",";
        switch (i % 4) {
            case 0, 1 ->
                    eve.printf(
                            head
                                    + "\"app_proto\":\"tls\",\"flow\":{\"pkts_toserver\":14,"
                                    + "\"pkts_toclient\":16,\"bytes_toserver\":2400,"
                                    + "\"bytes_toclient\":5100,\"start\":\"%s\",\"end\":\"%s\","
                                    + "\"age\":1,\"state\":\"closed\",\"reason\":\"timeout\","
                                    + "\"alerted\":false},\"tcp\":{\"tcp_flags\":\"1b\","
                                    + "\"syn\":true,\"fin\":true,\"psh\":true,\"ack\":true,"
                                    + "\"state\":\"closed\"}}%n",
                            time, i, "flow", host, port, server, 443, "TCP", time, time);
            case 2 ->
                    eve.printf(
                            head
                                    + "\"dns\":{\"version\":2,\"type\":\"answer\",\"id\":%d,"
                                    + "\"flags\":\"8180\",\"qr\":true,\"rd\":true,\"ra\":true,"
                                    + "\"rrname\":\"www%d.example.com\",\"rrtype\":\"A\","
                                    + "\"rcode\":\"NOERROR\",\"answers\":[{\"rrname\":"
                                    + "\"www%d.example.com\",\"rrtype\":\"A\",\"ttl\":60,"
                                    + "\"rdata\":\"%s\"}]}}%n",
                            time, i, "dns", host, port, "10.0.0.1", 53, "UDP", i & 0xFFFF,
                            i % 5000, i % 5000, server);
            default ->
                    eve.printf(
                            head
                                    + "\"tx_id\":0,\"http\":{\"hostname\":\"www%d.example.com\","
                                    + "\"url\":\"/page/%d\",\"http_user_agent\":\"Mozilla/5.0\","
                                    + "\"http_content_type\":\"text/html\",\"http_method\":\"GET\","
                                    + "\"protocol\":\"HTTP/1.1\",\"status\":200,\"length\":4100}}%n",
                            time, i, "http", host, port, server, 80, "TCP", i % 5000, i);
        }
    }
}
