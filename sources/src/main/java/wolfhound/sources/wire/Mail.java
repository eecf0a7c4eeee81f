package wolfhound.sources.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.Header;
import wolfhound.model.Headers;
import wolfhound.model.MailMessage;
import wolfhound.model.Seen;
import wolfhound.sources.content.Content;

/// A mail as it passes, RFC 5322 and MIME (RFC 2045 to 2049, 2231): takes its bytes, and at the end
/// tells it with its parts. The bytes are kept until then, because the MIME reader asks for bytes
/// and cannot be handed them; how many is bounded, and what is beyond is not read.
final class Mail {
    static final int MOST_BYTES = 8 << 20;
    static final int MOST_PARTS = 100;
    static final int MOST_NESTING = 16;
    static final int MOST_FIELDS = 200;

    /// Characters kept of a field, and of a file's name.
    static final int MOST_FIELD = 2048;

    static final int MOST_NAME = 255;

    /// Bytes of a text read for its words and links.
    static final int MOST_TEXT_READ = 64 << 10;

    private static final MimeConfig LENIENT =
            MimeConfig.custom()
                    .setStrictParsing(false)
                    .setMalformedHeaderStartsBody(true)
                    .setMaxLineLen(-1)
                    .setMaxHeaderCount(-1)
                    .setMaxHeaderLen(-1)
                    .setMaxContentLen(-1)
                    .build();

    /// Who hands a mail to whom.
    ///
    /// @param received whether the host of the observations fetches it, as against hands it in
    /// @param sender empty where there is no envelope
    record Envelope(
            String protocol,
            boolean received,
            String helo,
            String sender,
            List<String> recipients) {
        static Envelope fetched(String protocol) {
            return new Envelope(protocol, true, "", "", List.of());
        }

        /// Put into a mailbox, which sends it to nobody.
        static Envelope left(String protocol) {
            return new Envelope(protocol, false, "", "", List.of());
        }

        /// Is there no word of sender and recipients but that of the mail itself.
        boolean isMissing() {
            return sender.isEmpty() && recipients.isEmpty();
        }
    }

    /// A part that is no mere text.
    private record Attachment(String name, String declaredType, Content content) {}

    private final Conversation conversation;
    private final SmtpRules rules;
    private byte[] kept = new byte[4096];
    private int length;
    private boolean cut;

    private final List<Header> fields = new ArrayList<>();
    private final MailText plain = new MailText();
    private final MailText html = new MailText();
    private final List<Attachment> attachments = new ArrayList<>();
    private int parts;
    private int nesting;
    private String partName = "";
    private boolean attached;

    Mail(Conversation conversation) {
        this(conversation, SmtpRules.NONE);
    }

    /// @param rules before which it is laid
    Mail(Conversation conversation, SmtpRules rules) {
        this.conversation = conversation;
        this.rules = rules;
    }

    void take(Bytes bytes, int from, int to) {
        int room = Math.min(to - from, MOST_BYTES - length);
        if (room < to - from && !cut) {
            conversation.bounded("mail-bytes");
            cut = true;
        }
        if (length + room > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(MOST_BYTES, Math.max(length + room, 2 * length)));
        }
        System.arraycopy(bytes.array(), bytes.arrayOffset() + from, kept, length, room);
        length += room;
    }

    /// Some of it is missing.
    void cut() {
        cut = true;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// Tells what was read: the files it carries, then the mail.
    void tell(Seen seen, Envelope envelope) {
        parse();
        Headers headers = new Headers(List.copyOf(fields));
        String sender = envelope.sender();
        List<String> recipients = envelope.recipients();
        if (envelope.isMissing()) {
            sender = address(headers.first("From"));
            recipients = addresses(headers.first("To"));
        }
        List<MailMessage.Part> told = new ArrayList<>();
        for (Attachment attachment : attachments) {
            boolean last = attachment == attachments.getLast();
            FileTransfer file = transfer(seen, envelope, sender, attachment, !(cut && last));
            conversation.tell(file);
            told.add(
                    new MailMessage.Part(
                            file.name(),
                            file.declaredType(),
                            file.kind(),
                            file.size(),
                            file.sha256(),
                            file.excerpt()));
        }
        MailText text = plain.isEmpty() ? html : plain;
        MailText links = new MailText();
        plain.links().forEach(links::plain);
        html.links().forEach(links::plain);
        rules.links(links.links());
        conversation.tell(
                new MailMessage(
                        seen,
                        envelope.protocol(),
                        envelope.helo(),
                        sender,
                        recipients,
                        headers,
                        decoded(headers.first("Subject")),
                        text.text(),
                        links.links(),
                        List.copyOf(told)));
    }

    private static FileTransfer transfer(
            Seen seen, Envelope envelope, String sender, Attachment attachment, boolean whole) {
        return attachment
                .content()
                .transfer(
                        seen,
                        envelope.protocol(),
                        envelope.received(),
                        attachment.name(),
                        sender,
                        attachment.declaredType(),
                        whole);
    }

    private void parse() {
        MimeTokenStream tokens = new MimeTokenStream(LENIENT);
        try {
            tokens.parse(new ByteArrayInputStream(kept, 0, length));
            EntityState state = tokens.getState();
            while (state != EntityState.T_END_OF_STREAM && within()) {
                token(state, tokens);
                state = tokens.next();
            }
        } catch (MimeException | IOException | RuntimeException damaged) {
            // Whatever the library makes of hostile bytes, what was read before stands.
            conversation.bounded("mail-damaged");
            cut = true;
        }
        kept = new byte[0];
    }

    private boolean within() {
        if (parts <= MOST_PARTS && nesting <= MOST_NESTING) {
            return true;
        }
        conversation.bounded(parts > MOST_PARTS ? "mail-parts" : "mail-nesting");
        cut = true;
        return false;
    }

    private void token(EntityState state, MimeTokenStream tokens) throws IOException {
        switch (state) {
            case T_START_HEADER -> {
                partName = "";
                attached = false;
            }
            case T_FIELD -> field(tokens.getField());
            case T_START_MULTIPART, T_START_MESSAGE -> nesting++;
            case T_END_MULTIPART, T_END_MESSAGE -> nesting--;
            case T_BODY -> part(tokens);
            default -> {}
        }
    }

    private void field(Field field) {
        if (parts == 0 && nesting <= 1 && fields.size() < MOST_FIELDS) {
            String value = unfolded(field.getBody());
            fields.add(new Header(Words.atMost(field.getName(), MOST_NAME), value));
            rules.field(field);
        }
        if (field.getName().equalsIgnoreCase("Content-Type")) {
            name(field, "name");
        } else if (field.getName().equalsIgnoreCase("Content-Disposition")) {
            attached = unfolded(field.getBody()).toLowerCase(Locale.ROOT).startsWith("attachment");
            name(field, "filename");
        }
    }

    private static String unfolded(String value) {
        return Words.atMost(value.replace("\r", "").replace("\n", ""), MOST_FIELD).strip();
    }

    private void name(Field field, String parameter) {
        MimeParameterMapping parameters = new MimeParameterMapping();
        RawField bounded = new RawField(field.getName(), Words.atMost(field.getBody(), MOST_FIELD));
        for (NameValuePair pair : RawFieldParser.DEFAULT.parseRawBody(bounded).getParams()) {
            if (pair.getName() != null && pair.getValue() != null) {
                parameters.addParameter(pair.getName(), pair.getValue());
            }
        }
        String name = parameters.get(parameter);
        if (name != null && !name.isBlank()) {
            partName = fileName(decoded(name));
        }
    }

    /// The name without a path and without what would garble a line.
    private static String fileName(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return Words.atMost(file.replaceAll("\\p{Cntrl}", "").strip(), MOST_NAME);
    }

    private void part(MimeTokenStream tokens) throws IOException {
        parts++;
        String type = Words.atMost(tokens.getBodyDescriptor().getMimeType(), MOST_NAME);
        Content content = Content.ofFile();
        boolean laid = !rules.isNone() && !partName.isEmpty();
        var beginning = new ByteArrayOutputStream();
        int most = laid ? SmtpRules.MOST_OF_FILE : MOST_TEXT_READ;
        read(tokens.getDecodedInputStream(), content, beginning, most);
        if (laid) {
            rules.file(partName, beginning);
        }
        boolean text = type.startsWith("text/") || type.isEmpty();
        boolean isText = text && partName.isEmpty() && !attached && isReadable(content.kind());
        if (!isText) {
            attachments.add(new Attachment(partName, type, content));
            return;
        }
        String said = beginning.toString(charset(tokens.getBodyDescriptor().getCharset()));
        if (type.equals("text/html") || content.kind() == FileKind.HTML) {
            html.html(said);
        } else {
            plain.plain(said);
        }
    }

    /// May be a text in some writing: not of a kind that has marks of its own.
    private static boolean isReadable(FileKind kind) {
        return kind.isText()
                || kind == FileKind.EMPTY
                || kind == FileKind.BINARY
                || kind == FileKind.RANDOM;
    }

    private static void read(
            InputStream stream, Content content, ByteArrayOutputStream beginning, int most)
            throws IOException {
        byte[] block = new byte[8192];
        for (int n = stream.read(block); n > 0; n = stream.read(block)) {
            content.take(block, 0, n);
            beginning.write(block, 0, Math.min(n, most - beginning.size()));
        }
    }

    private static Charset charset(String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /// Encoded words of RFC 2047, decoded.
    private static String decoded(String value) {
        try {
            return DecoderUtil.decodeEncodedWords(
                    value, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (RuntimeException damaged) {
            return value;
        }
    }

    /// `name <a@b>` and `a@b` give `a@b`.
    static String address(String value) {
        int open = value.lastIndexOf('<');
        int close = value.indexOf('>', open + 1);
        return open >= 0 && close > open ? value.substring(open + 1, close).strip() : value.strip();
    }

    private static List<String> addresses(String value) {
        List<String> addresses = new ArrayList<>();
        for (String one : value.split(",", MOST_PARTS)) {
            if (!one.isBlank()) {
                addresses.add(address(one));
            }
        }
        return List.copyOf(addresses);
    }
}
