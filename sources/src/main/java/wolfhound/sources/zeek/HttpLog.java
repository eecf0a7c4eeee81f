package wolfhound.sources.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.model.Body;
import wolfhound.model.Excerpt;
import wolfhound.model.Header;
import wolfhound.model.Headers;
import wolfhound.model.Seen;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.MediaTypes;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `http.log`: every request with its answer. Of the header it knows a few fields, and neither
/// their order nor whether there were others; of the bodies their size and what they are.
final class HttpLog implements LogKind {
    private final Line line;
    private final Joins joins;
    private final int method;
    private final int host;
    private final int uri;
    private final int version;
    private final int userAgent;
    private final int referrer;
    private final int origin;
    private final int proxied;
    private final int requestLength;
    private final int answerLength;
    private final int status;
    private final int reason;
    private final int requestTypes;
    private final int answerTypes;
    private final int requestFiles;
    private final int answerFiles;

    HttpLog(Columns columns, Line line, Joins joins) {
        this.line = line;
        this.joins = joins;
        method = columns.of("method");
        host = columns.of("host");
        uri = columns.of("uri");
        version = columns.of("version");
        userAgent = columns.of("user_agent");
        referrer = columns.of("referrer");
        origin = columns.of("origin");
        proxied = columns.of("proxied");
        requestLength = columns.of("request_body_len");
        answerLength = columns.of("response_body_len");
        status = columns.of("status_code");
        reason = columns.of("status_msg");
        requestTypes = columns.of("orig_mime_types");
        answerTypes = columns.of("resp_mime_types");
        requestFiles = columns.of("orig_fuids");
        answerFiles = columns.of("resp_fuids");
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        if (seen.isEmpty() || !row.has(method) && !row.has(uri)) {
            return; // of an answer whose question was not seen nothing is known but that it came
        }
        joins.conversation(line.uid(row), seen.get().conversation());
        String name = row.text(host).toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        String named = colon > 0 && name.indexOf(':') == colon ? name.substring(0, colon) : name;
        WebRequest request =
                new WebRequest(
                        seen.get(),
                        row.text(version),
                        row.text(method),
                        row.text(uri),
                        named,
                        headers(row),
                        body(row, requestLength, requestTypes));
        remember(row.list(requestFiles), request);
        remember(row.list(answerFiles), request);
        teller.tell(request);
        teller.tell(
                new WebExchange(
                        seen.get(),
                        request,
                        (int) row.number(status, 0),
                        row.text(reason),
                        new Headers(List.of(), false),
                        body(row, answerLength, answerTypes),
                        true));
    }

    private void remember(List<String> files, WebRequest request) {
        for (String fuid : files) {
            joins.url(fuid, request.url());
        }
    }

    private Headers headers(Row row) {
        List<Header> fields = new ArrayList<>();
        add(fields, "Host", row.text(host));
        add(fields, "User-Agent", row.text(userAgent));
        add(fields, "Referer", row.text(referrer));
        add(fields, "Origin", row.text(origin));
        for (String field : row.list(proxied)) {
            int arrow = field.indexOf(" -> ");
            if (arrow > 0) {
                add(fields, spelled(field.substring(0, arrow)), field.substring(arrow + 4));
            }
        }
        return new Headers(List.copyOf(fields), false);
    }

    /// Zeek writes the names of fields in capitals.
    private static String spelled(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void add(List<Header> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Header(name, value));
        }
    }

    private static Body body(Row row, int lengthColumn, int typesColumn) {
        long length = Math.max(0, row.number(lengthColumn, 0));
        if (length == 0) {
            return Body.NONE;
        }
        // What it was said to be is not logged: it is taken to have said what it is.
        String type = row.text(typesColumn);
        return new Body(
                length,
                type.isEmpty() ? "application/octet-stream" : type,
                MediaTypes.kind(type),
                0,
                "",
                new Excerpt(new byte[0], length));
    }
}
