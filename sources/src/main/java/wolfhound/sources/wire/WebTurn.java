package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Body;
import wolfhound.model.Header;
import wolfhound.model.Headers;
import wolfhound.model.Login;
import wolfhound.model.ProxyRequest;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;
import wolfhound.sources.content.Content;

/// One request of HTTP and its answer while they pass, whatever version carries them: tells the
/// request when it is whole, the exchange when the answer is, and the files that either carried.
final class WebTurn {
    /// A request whose body is longer is told when so much of it passed.
    static final int EARLY = 1 << 16;

    /// One of the two messages of a turn while its body passes.
    interface Message {
        void take(Bytes bytes, int at, int to);

        void skip(long count);

        void end(boolean whole);

        /// Whether rules believe that it comes in chunks, true where nobody asked them.
        default boolean isChunkedToRules() {
            return true;
        }
    }

    private static final byte[] NOTHING = {};

    private final Message asking =
            new Message() {
                @Override
                public void take(Bytes bytes, int at, int to) {
                    requestBytes(bytes, at, to);
                }

                @Override
                public void skip(long count) {
                    if (sent != null) {
                        sent.skip(count);
                    }
                }

                @Override
                public void end(boolean whole) {
                    endRequest(whole);
                }
            };

    private final Message answering =
            new Message() {
                @Override
                public void take(Bytes bytes, int at, int to) {
                    if (got != null) {
                        got.take(bytes, at, to);
                    }
                }

                @Override
                public void skip(long count) {
                    if (got != null) {
                        got.skip(count);
                    }
                }

                @Override
                public void end(boolean whole) {
                    endAnswer(whole);
                }

                @Override
                public boolean isChunkedToRules() {
                    return answerView.chunked();
                }
            };

    private final WebTalk talk;
    private final boolean hasRequest;
    private boolean asked;
    private boolean requestEnded;
    private boolean requestWhole;
    private boolean requestTold;
    private boolean over;
    private String version = "";
    private String method = "";
    private String target = "";
    private String host = "";
    private Headers headers = Headers.NONE;
    private @Nullable WebBody sent;
    private int status;
    private String reason = "";
    private Headers answerHeaders = Headers.NONE;
    private @Nullable WebBody got;
    private boolean answerBegun;
    private boolean answerEnded;
    private boolean answerWhole;

    /// Its number before the rules, -1 while they were shown nothing of it.
    private int transaction = -1;

    private HttpRuleView requestView = HttpRuleView.NONE;
    private HttpRuleView answerView = HttpRuleView.NONE;
    private @Nullable HttpRuleBody ruledAnswer;
    private @Nullable HttpRuleBody ruledForm;
    private @Nullable RuleText formBytes;

    /// The normalised path, where rules see the request.
    private byte[] calledInTarget = NOTHING;

    /// @param hasRequest whether its request was seen or will be
    WebTurn(WebTalk talk, boolean hasRequest) {
        this.talk = talk;
        this.hasRequest = hasRequest;
    }

    /// What the side that asks says in it, or the one that answers.
    Message message(boolean ofAsker) {
        return ofAsker ? asking : answering;
    }

    // The request.

    void ask(String version, String method, String target, Headers headers) {
        this.asked = true;
        this.version = version;
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.host = host();
        talk.software(true, headers.first("User-Agent"));
    }

    /// A request that the server alone speaks of (RFC 9113 §8.4): it explains the answer, and
    /// nobody made it.
    void promise(String version, String method, String target, Headers headers) {
        this.version = version;
        this.method = method;
        this.target = target;
        this.headers = headers;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean isConnect() {
        return method.equals("CONNECT");
    }

    boolean wantsUpgrade() {
        return headers.has("Upgrade");
    }

    void beginRequestBody() {
        FormFiles forms =
                FormFiles.of(
                        headers.first("Content-Type"),
                        this::tellFormFile,
                        () -> talk.conversation.bounded("http-form"));
        HttpRuleBody ruled = ruledBody(true, calledInTarget, forms != null);
        if (ruled != null && forms != null) {
            formBytes = new RuleText();
            forms.keepIn(formBytes);
        }
        ruledForm = ruled;
        sent = new WebBody(talk.conversation, headers, forms, ruled);
    }

    private void requestBytes(Bytes bytes, int at, int to) {
        WebBody body = sent;
        if (body == null) {
            return;
        }
        long early = EARLY - body.sent();
        if (requestTold || early > to - at) {
            body.take(bytes, at, to);
            return;
        }
        int bar = at + (int) early;
        body.take(bytes, at, bar);
        tellRequest();
        body.take(bytes, bar, to);
    }

    private void endRequest(boolean whole) {
        if (requestEnded) {
            return;
        }
        requestEnded = true;
        requestWhole = whole;
        if (sent != null) {
            sent.end(whole);
        }
        layEnd(true);
        tellUpload();
        tellRequest();
        finishIfBothEnded();
    }

    // The answer.

    /// A final answer: interim ones (1xx) are none.
    void answer(int status, String reason, Headers headers) {
        this.answerBegun = true;
        this.status = status;
        this.reason = reason;
        this.answerHeaders = headers;
        talk.software(false, headers.first("Server"));
    }

    void beginAnswerBody() {
        ruledAnswer = ruledBody(false, called(), false);
        got = new WebBody(talk.conversation, answerHeaders, null, ruledAnswer);
    }

    /// The body of the answer comes in no chunks.
    void answerIsNotChunked() {
        if (ruledAnswer != null) {
            ruledAnswer.isNotChunked();
        }
    }

    /// The answer is over. An answer that came before the end of its request waits for it.
    private void endAnswer(boolean whole) {
        if (answerEnded) {
            return;
        }
        answerEnded = true;
        answerWhole = whole;
        if (got != null) {
            got.end(whole);
        }
        layEnd(false);
        finishIfBothEnded();
    }

    boolean isAnswerBegun() {
        return answerBegun;
    }

    boolean isOver() {
        return over;
    }

    private void finishIfBothEnded() {
        if (answerEnded && (requestEnded || !hasRequest)) {
            finish();
        }
    }

    /// Nothing more will come: tells what was not told.
    void finish() {
        if (over) {
            return;
        }
        over = true;
        if (!requestEnded && sent != null) {
            sent.end(false);
        }
        if (!answerEnded && got != null) {
            got.end(false);
        }
        tellRequest();
        WebRequest request = request();
        tellProxy();
        tellDownload(request);
        Body body = got == null ? Body.NONE : got.body();
        talk.conversation.tell(
                new WebExchange(
                        talk.seen(),
                        request,
                        status,
                        reason,
                        answerHeaders,
                        body,
                        answerEnded && answerWhole));
        tellAuthorization("Authorization", "WWW-Authenticate", 401);
        tellAuthorization("Proxy-Authorization", "Proxy-Authenticate", 407);
    }

    // What the rules are shown.

    void layRequest(Bytes bytes, int at, int end) {
        if (talk.isRuled()) {
            beginTransaction();
            HttpRuleBuffers buffers = talk.ruleBuffers();
            buffers.request(transaction, isClient(true), bytes, at, end);
            calledInTarget = buffers.path();
            requestView =
                    HttpRuleEvents.request(
                            talk.conversation.rules(), isClient(true), bytes, at, end);
        }
    }

    void layAnswer(Bytes bytes, int at, int end) {
        if (talk.isRuled()) {
            beginTransaction();
            talk.ruleBuffers().answer(transaction, isClient(false), bytes, at, end);
            answerView =
                    HttpRuleEvents.answer(
                            talk.conversation.rules(), isClient(false), bytes, at, end);
        }
    }

    /// The head of a request in HTTP/2, as its fields were sent.
    void layRequest(Http2Head head, List<Header> sent) {
        if (talk.isRuled()) {
            beginTransaction();
            HttpRuleBuffers buffers = talk.ruleBuffers();
            buffers.request(transaction, isClient(true), head, sent);
            calledInTarget = buffers.path();
            requestView = HttpRuleView.of("", head.headers().first("Content-Encoding"));
        }
    }

    void layAnswer(Http2Head head, List<Header> sent) {
        if (talk.isRuled()) {
            beginTransaction();
            talk.ruleBuffers().answer(transaction, isClient(false), sent);
            answerView = HttpRuleView.of("", head.headers().first("Content-Encoding"));
        }
    }

    private void beginTransaction() {
        if (transaction < 0) {
            transaction = talk.conversation.rules().begin();
        }
    }

    /// A body on its way before the rules; null where none concern it.
    private @Nullable HttpRuleBody ruledBody(boolean ofAsker, byte[] name, boolean isForm) {
        return transaction < 0
                ? null
                : new HttpRuleBody(
                        talk.conversation.rules(),
                        transaction,
                        isClient(ofAsker),
                        ofAsker,
                        name,
                        ofAsker ? requestView : answerView,
                        isForm);
    }

    /// What the answer is called as a file.
    private byte[] called() {
        String disposed =
                transaction < 0
                        ? ""
                        : WebFiles.parameter(
                                answerHeaders.first("Content-Disposition"), "filename");
        return disposed.isEmpty() ? calledInTarget : FileMagic.latin(disposed);
    }

    private void layEnd(boolean ofAsker) {
        if (transaction >= 0) {
            talk.conversation.rules().ready(transaction, isClient(ofAsker), true);
        }
    }

    private boolean isClient(boolean ofAsker) {
        return ofAsker == (talk.asker() == Side.CLIENT);
    }

    // What is told.

    private void tellRequest() {
        if (requestTold || !asked) {
            return;
        }
        requestTold = true;
        talk.conversation.tell(request());
    }

    private WebRequest request() {
        Body body = sent == null ? Body.NONE : sent.body();
        return new WebRequest(talk.seen(), version, method, target, host, headers, body);
    }

    /// The Host field without its port; where none was sent, of the target.
    private String host() {
        String named = headers.first("Host");
        String text = named.isEmpty() ? headers.first(":authority") : named;
        String host = text.isEmpty() ? authority() : text;
        return withoutPort(host).toLowerCase(Locale.ROOT);
    }

    private String authority() {
        if (isConnect()) {
            return target;
        }
        int scheme = target.indexOf("://");
        if (scheme < 0 || scheme > 8) {
            return "";
        }
        int end = target.indexOf('/', scheme + 3);
        return target.substring(scheme + 3, end < 0 ? target.length() : end);
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            String inside = end < 0 ? "" : host.substring(1, end);
            return inside.indexOf(':') < 0 ? host : inside;
        }
        int colon = host.indexOf(':');
        boolean one = colon >= 0 && host.indexOf(':', colon + 1) < 0;
        return one ? host.substring(0, colon) : host;
    }

    private void tellProxy() {
        if (!isConnect()) {
            return;
        }
        String name = withoutPort(target);
        int colon = target.lastIndexOf(':');
        boolean granted = status >= 200 && status < 300;
        if (granted) {
            talk.conversation.proxies(name);
        }
        talk.conversation.tell(
                new ProxyRequest(
                        talk.seen(), "http-connect", name, port(target, colon + 1), granted));
    }

    private static int port(String text, int from) {
        int port = 0;
        for (int i = from; i > 0 && i < text.length() && port <= 0xFFFF; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            port = 10 * port + digit;
        }
        return port <= 0xFFFF ? port : 0;
    }

    private void tellFormFile(String name, String declaredType, Content content, boolean whole) {
        if (ruledForm != null && formBytes != null) {
            ruledForm.formFile(name, content, formBytes, whole);
        }
        talk.conversation.tell(
                content.transfer(
                        talk.seen(), "http", false, name, request().url(), declaredType, whole));
    }

    private void tellUpload() {
        if (sent == null || sent.hasForms()) {
            return;
        }
        String disposed = WebFiles.disposition(headers);
        boolean put = method.equals("PUT");
        WebRequest request = request();
        String name = disposed.isEmpty() ? WebFiles.ofPath(request.path()) : disposed;
        boolean picture = request.body().kind().isImage();
        sent.file(
                        talk.seen(),
                        false,
                        put || !disposed.isEmpty() ? name : "",
                        request.url(),
                        put || picture || !disposed.isEmpty(),
                        requestWhole)
                .ifPresent(talk.conversation::tell);
    }

    private void tellDownload(WebRequest request) {
        WebBody body = got;
        if (body == null) {
            return;
        }
        String disposed = WebFiles.disposition(answerHeaders);
        String name = disposed.isEmpty() ? WebFiles.ofPath(request.path()) : disposed;
        boolean found = status == 200 || status == 206;
        boolean wanted = found && (!disposed.isEmpty() || WebFiles.isNamedAsFile(name));
        if (!body.isFile(wanted)) {
            return;
        }
        boolean whole = answerEnded && answerWhole && isFullRange();
        body.file(talk.seen(), true, name, request.url(), wanted, whole)
                .ifPresent(talk.conversation::tell);
    }

    /// A part of a file (206) that is all of it is whole: `bytes 0-99/100`.
    private boolean isFullRange() {
        if (status != 206) {
            return true;
        }
        String range = answerHeaders.first("Content-Range");
        int dash = range.indexOf('-');
        int slash = range.indexOf('/');
        if (!range.startsWith("bytes 0-") || slash < dash || got == null) {
            return false;
        }
        return range.substring(slash + 1).equals(Long.toString(got.sent()));
    }

    /// As whom the client logs in, never the secret: Basic (RFC 7617), and NTLM bare or negotiated
    /// (RFC 4559), in which both sides say more of themselves.
    private void tellAuthorization(String field, String challenge, int rejection) {
        String said = headers.first(field);
        String basic = token(said, "Basic ");
        if (!basic.isEmpty()) {
            tellLogin("http-basic", basicUser(basic), rejection);
        }
        talk.ntlm(token(said, "NTLM ", "Negotiate "))
                .ifPresent(ntlm -> tellLogin("http-ntlm", ntlm.user(), rejection));
        for (Header asks : answerHeaders) {
            if (asks.is(challenge)) {
                talk.ntlm(token(asks.value(), "NTLM ", "Negotiate "));
            }
        }
    }

    private void tellLogin(String protocol, String user, int rejection) {
        Login.Outcome outcome =
                status == 0
                        ? Login.Outcome.TRIED
                        : status == rejection ? Login.Outcome.REJECTED : Login.Outcome.ACCEPTED;
        if (talk.isNew("login " + protocol + " " + outcome + " " + user)) {
            boolean clear = protocol.equals("http-basic");
            talk.conversation.tell(new Login(talk.seen(), protocol, user, outcome, clear));
        }
    }

    /// What stands behind one of these words; empty when none of them stands there.
    private static String token(String value, String... schemes) {
        for (String scheme : schemes) {
            if (value.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return value.substring(scheme.length()).strip();
            }
        }
        return "";
    }

    private static String basicUser(String credentials) {
        String both = new String(Sasl.decoded(credentials), StandardCharsets.ISO_8859_1);
        int colon = both.indexOf(':');
        return colon < 0 ? "" : both.substring(0, colon);
    }
}
