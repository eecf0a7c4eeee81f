package wolfhound.sources.wire;

/// Names of DNS record types (IANA registry "Resource Record (RR) TYPEs"); others are written as
/// RFC 3597 has it.
final class DnsTypes {
    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int SOA = 6;
    static final int NULL = 10;
    static final int PTR = 12;
    static final int MX = 15;
    static final int TXT = 16;
    static final int AFSDB = 18;
    static final int AAAA = 28;
    static final int SRV = 33;
    static final int NAPTR = 35;
    static final int KX = 36;
    static final int DNAME = 39;
    static final int OPT = 41;
    static final int SPF = 99;
    static final int CAA = 257;
    static final int ANY = 255;

    private DnsTypes() {}

    static String name(int type) {
        return switch (type) {
            case A -> "A";
            case NS -> "NS";
            case 3 -> "MD";
            case 4 -> "MF";
            case CNAME -> "CNAME";
            case SOA -> "SOA";
            case 7 -> "MB";
            case 8 -> "MG";
            case 9 -> "MR";
            case NULL -> "NULL";
            case 11 -> "WKS";
            case PTR -> "PTR";
            case 13 -> "HINFO";
            case 14 -> "MINFO";
            case MX -> "MX";
            case TXT -> "TXT";
            case 17 -> "RP";
            case AFSDB -> "AFSDB";
            case 24 -> "SIG";
            case 25 -> "KEY";
            case AAAA -> "AAAA";
            case 29 -> "LOC";
            case SRV -> "SRV";
            case NAPTR -> "NAPTR";
            case KX -> "KX";
            case 37 -> "CERT";
            case 38 -> "A6";
            case DNAME -> "DNAME";
            case OPT -> "OPT";
            case 42 -> "APL";
            case 43 -> "DS";
            case 44 -> "SSHFP";
            case 45 -> "IPSECKEY";
            case 46 -> "RRSIG";
            case 47 -> "NSEC";
            case 48 -> "DNSKEY";
            case 49 -> "DHCID";
            case 50 -> "NSEC3";
            case 51 -> "NSEC3PARAM";
            case 52 -> "TLSA";
            case 55 -> "HIP";
            case 59 -> "CDS";
            case 60 -> "CDNSKEY";
            case 61 -> "OPENPGPKEY";
            case 64 -> "SVCB";
            case 65 -> "HTTPS";
            case SPF -> "SPF";
            case 249 -> "TKEY";
            case 250 -> "TSIG";
            case 251 -> "IXFR";
            case 252 -> "AXFR";
            case ANY -> "ANY";
            case 256 -> "URI";
            case CAA -> "CAA";
            default -> "TYPE" + type;
        };
    }

    /// Has the type a name of its own: on ports that promise nothing, only such are believed.
    static boolean isCommon(int type) {
        return !name(type).startsWith("TYPE");
    }
}
