package wolfhound.model;

import java.util.Locale;

/// What a host is, with the prior odds of being infected that it brings (decibans, a host and day).
public enum Role {
    WORKSTATION(-40),
    SERVER(-45),
    MAIL_GATEWAY(-45),
    RESOLVER(-45),
    PROXY_OR_NAT(-45),
    PRINTER_OR_IOT(-30),
    SCANNER(-45),
    LAB(-45);

    private final Weight prior;

    Role(double prior) {
        this.prior = new Weight(prior);
    }

    public Weight prior() {
        return prior;
    }

    /// As written in data and JSON: `mail-gateway`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
