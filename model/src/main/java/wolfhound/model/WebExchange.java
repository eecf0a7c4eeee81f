package wolfhound.model;

/// A request of HTTP and its answer, both seen as whole as they came. The request alone was told
/// before as [WebRequest].
///
/// @param status the status code, 0 where the conversation ended without an answer
/// @param whole whether the body of the answer came to its end
public record WebExchange(
        Seen seen,
        WebRequest request,
        int status,
        String reason,
        Headers headers,
        Body body,
        boolean whole)
        implements Observation {

    public boolean answered() {
        return status != 0;
    }

    @Override
    public WebExchange as(Seen seen) {
        return new WebExchange(seen, request.as(seen), status, reason, headers, body, whole);
    }
}
