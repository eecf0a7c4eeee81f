package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// An accounting program that speaks SOAP every few seconds, and a radio that streams music over
/// HTTP.
final class SoapAndRadio extends Innocent {
    SoapAndRadio() {
        super(
                "soap-and-radio",
                "An accounting program posts SOAP without a referrer while a radio streams",
                "Posts without browser or referrer, but readable ones");
    }

    @Override
    public void stage(Stage stage) {
        Actor desk = stage.workstation("accounts").joins().pauses(2);
        int calls = stage.between(10, 20);
        for (int i = 0; i < calls; i++) {
            String envelope =
                    "<?xml version=\"1.0\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><GetRate><Currency>"
                            + stage.oneOf("EUR", "USD", "JPY")
                            + "</Currency></GetRate></soap:Body></soap:Envelope>";
            Ask ask =
                    Ask.post("/services/rates", envelope)
                            .with(
                                    "User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)",
                                    "Content-Type: text/xml; charset=utf-8",
                                    "SOAPAction: \"GetRate\"",
                                    "Host",
                                    "Content-Length",
                                    "Expect: 100-continue");
            Web.to(desk, "rates.bureau.example")
                    .asks(
                            ask,
                            Answer.ok(
                                    "text/xml; charset=utf-8",
                                    "<?xml version=\"1.0\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><Rate>1.0"
                                            + i
                                            + "</Rate></soap:Body></soap:Envelope>"))
                    .closes();
            desk.pauses(5);
        }
        Actor radio = stage.device("radio").joins().pauses(4);
        Web stream = Web.to(radio, "stream.radio.example");
        stream.asks(
                Ask.get("/live")
                        .with(
                                "Host",
                                "User-Agent: NSPlayer/12.0",
                                "Icy-MetaData: 1",
                                "Connection: close"),
                Answer.of(
                                200,
                                "OK",
                                "Server: Icecast 2.4.4",
                                "Date",
                                "Content-Type: audio/mpeg",
                                "icy-name: Garden FM",
                                "Content-Length")
                        .body(stage.noise(60_000)));
        stream.closes();
    }
}
