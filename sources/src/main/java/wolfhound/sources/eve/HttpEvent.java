package wolfhound.sources.eve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.model.Body;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
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

/// `http`: a request with its answer. Where Suricata dumps all header fields, they are whole; else
/// a few are known, and neither their order nor whether there were others.
final class HttpEvent implements LogKind {
    private final Event event;
    private final int method;
    private final int host;
    private final int url;
    private final int protocol;
    private final int userAgent;
    private final int referer;
    private final int contentType;
    private final int status;
    private final int length;
    private final int redirect;
    private final int requestNames;
    private final int requestValues;
    private final int answerNames;
    private final int answerValues;

    HttpEvent(Columns columns, Event event) {
        this.event = event;
        method = columns.of("http.http_method");
        host = columns.of("http.hostname");
        url = columns.of("http.url");
        protocol = columns.of("http.protocol");
        userAgent = columns.of("http.http_user_agent");
        referer = columns.of("http.http_refer");
        contentType = columns.of("http.http_content_type");
        status = columns.of("http.status");
        length = columns.of("http.length");
        redirect = columns.of("http.redirect");
        requestNames = columns.of("http.request_headers.name");
        requestValues = columns.of("http.request_headers.value");
        answerNames = columns.of("http.response_headers.name");
        answerValues = columns.of("http.response_headers.value");
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, row.has(requestNames) ? 1 : Event.IN_PART);
        if (seen.isEmpty() || !row.has(url) && !row.has(host)) {
            return;
        }
        String version = row.text(protocol);
        WebRequest request =
                new WebRequest(
                        seen.get(),
                        version.startsWith("HTTP/") ? version.substring(5) : version,
                        row.text(method),
                        row.text(url),
                        row.text(host).toLowerCase(Locale.ROOT),
                        asked(row),
                        Body.NONE);
        // What the body is stays unknown, so it is taken at its word.
        long size = Math.max(0, row.number(length, 0));
        String declared = mediaType(row.text(contentType));
        Body body =
                size == 0 && declared.isEmpty()
                        ? Body.NONE
                        : new Body(
                                size,
                                declared,
                                size == 0 ? FileKind.EMPTY : MediaTypes.kind(declared),
                                0,
                                "",
                                new Excerpt(new byte[0], size));
        if (!request.method().isEmpty()) {
            teller.tell(request);
        }
        teller.tell(
                new WebExchange(
                        seen.get(),
                        request,
                        (int) row.number(status, 0),
                        "",
                        answered(row),
                        body,
                        true));
    }

    private static String mediaType(String written) {
        int end = written.indexOf(';');
        return (end < 0 ? written : written.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private Headers asked(Row row) {
        List<Header> fields = fields(row, requestNames, requestValues);
        if (!fields.isEmpty()) {
            return new Headers(List.copyOf(fields));
        }
        add(fields, "Host", row.text(host));
        add(fields, "User-Agent", row.text(userAgent));
        add(fields, "Referer", row.text(referer));
        return new Headers(List.copyOf(fields), false);
    }

    private Headers answered(Row row) {
        List<Header> fields = fields(row, answerNames, answerValues);
        if (!fields.isEmpty()) {
            return new Headers(List.copyOf(fields));
        }
        add(fields, "Content-Type", row.text(contentType));
        add(fields, "Location", row.text(redirect));
        return new Headers(List.copyOf(fields), false);
    }

    private static List<Header> fields(Row row, int names, int values) {
        List<Header> fields = new ArrayList<>();
        List<String> texts = row.list(values);
        List<String> named = row.list(names);
        for (int i = 0; i < Math.min(named.size(), texts.size()); i++) {
            fields.add(new Header(named.get(i), texts.get(i)));
        }
        return fields;
    }

    private static void add(List<Header> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Header(name, value));
        }
    }
}
