package wolfhound.engine.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What exploit kits and drive-by attacks need: versions that are known to be attacked through, and
/// since when. Only what is certain and public is here; each line says where that was told. What a
/// capture's own time could not know yet is no reproach.
final class Attacks {
    /// Versions from one to another through which hosts were attacked.
    ///
    /// @param from the first version, empty for any
    /// @param below the first version that is safe from it; empty for none
    /// @param since when the attack was first told of, or the support ended
    /// @param what the CVE, or that nobody mends it any more
    private record Attack(String product, String from, String below, LocalDate since, String what) {
        boolean hits(Cpe cpe) {
            if (!product.equals(cpe.vendor() + ":" + cpe.product())) {
                return false;
            }
            String version = number(cpe);
            boolean versioned = !below.isEmpty() || !from.isEmpty();
            return !versioned
                    || !version.isEmpty()
                            && (from.isEmpty() || compare(version, from) >= 0)
                            && (below.isEmpty() || compare(version, below) < 0);
        }

        String words() {
            return what.equals(NO_SUPPORT)
                    ? "out of support since " + since
                    : "attacked through since " + since + " (" + what + "), mended in " + below;
        }
    }

    private static final String NO_SUPPORT = "out of support";

    private static final List<Attack> ALL =
            List.of(
                    // Oracle's Critical Patch Update of February 2012; in Blackhole by late March
                    // (Krebs on Security, 27 March 2012), Flashback in April.
                    attack("oracle:jre", "1.7.0", "1.7.0.3", "2012-03-27", "CVE-2012-0507"),
                    attack("oracle:jre", "1.6.0", "1.6.0.31", "2012-03-27", "CVE-2012-0507"),
                    // Told on 26 August 2012, Oracle's alert on 30 August (US-CERT TA12-240A).
                    attack("oracle:jre", "1.7.0", "1.7.0.7", "2012-08-27", "CVE-2012-4681"),
                    // In Blackhole and Cool on 10 January 2013 (US-CERT TA13-010A).
                    attack("oracle:jre", "1.7.0", "1.7.0.11", "2013-01-10", "CVE-2013-0422"),
                    // Oracle's alert of 4 March 2013 names attacks on both versions.
                    attack("oracle:jre", "1.7.0", "1.7.0.17", "2013-03-04", "CVE-2013-1493"),
                    attack("oracle:jre", "1.6.0", "1.6.0.43", "2013-03-04", "CVE-2013-1493"),
                    // Mended on 16 April 2013, attacked within the week (F-Secure, 23 April 2013).
                    attack("oracle:jre", "1.7.0", "1.7.0.21", "2013-04-23", "CVE-2013-2423"),
                    // Mended in June 2013 for those who pay for Java 6; in Neutrino (F-Secure, 26
                    // August 2013).
                    attack("oracle:jre", "1.7.0", "1.7.0.25", "2013-08-26", "CVE-2013-2465"),
                    attack("oracle:jre", "1.6.0", "1.6.0.51", "2013-08-26", "CVE-2013-2465"),
                    // In targeted drive-bys (Trend Micro, 12 July 2015); Oracle's update of that
                    // month.
                    attack("oracle:jre", "1.7.0", "1.7.0.85", "2015-07-12", "CVE-2015-2590"),
                    attack("oracle:jre", "1.8.0", "1.8.0.51", "2015-07-12", "CVE-2015-2590"),
                    // APSA15-01, 22 January 2015: in Angler.
                    attack("adobe:flash_player", "", "16.0.0.296", "2015-01-22", "CVE-2015-0311"),
                    // APSA15-02, 2 February 2015: by drive-by download.
                    attack("adobe:flash_player", "", "16.0.0.305", "2015-02-02", "CVE-2015-0313"),
                    // APSA15-03, 7 July 2015: from the leak at Hacking Team into kits within a day.
                    attack("adobe:flash_player", "", "18.0.0.203", "2015-07-07", "CVE-2015-5119"),
                    // APSA16-01, 5 April 2016: in Magnitude.
                    attack("adobe:flash_player", "", "21.0.0.213", "2016-04-05", "CVE-2016-1019"),
                    // APSA16-02, 10 May 2016: in kits within two weeks.
                    attack("adobe:flash_player", "", "21.0.0.242", "2016-05-10", "CVE-2016-4117"),
                    // APSA18-01, 1 February 2018.
                    attack("adobe:flash_player", "", "28.0.0.161", "2018-02-01", "CVE-2018-4878"),
                    // APSB18-42, 5 December 2018; in Fallout and Underminer the same month.
                    attack("adobe:flash_player", "", "32.0.0.101", "2018-12-05", "CVE-2018-15982"),
                    ended("adobe:flash_player", "2020-12-31"),
                    // MS16-006, January 2016; in Angler in February (Malware don't need Coffee).
                    attack(
                            "microsoft:silverlight",
                            "5",
                            "5.1.41212.0",
                            "2016-02-22",
                            "CVE-2016-0034"),
                    ended("microsoft:silverlight", "2021-10-12"),
                    // Microsoft's life cycle: from this day only the latest one of each system.
                    endedUpTo("microsoft:internet_explorer", "9", "2016-01-12"),
                    ended("microsoft:internet_explorer", "2022-06-15"),
                    // Microsoft's life cycle, end of extended support.
                    ended("microsoft:windows_98", "2006-07-11"),
                    ended("microsoft:windows_me", "2006-07-11"),
                    ended("microsoft:windows_2000", "2010-07-13"),
                    ended("microsoft:windows_xp", "2014-04-08"),
                    ended("microsoft:windows_server_2003", "2015-07-14"),
                    ended("microsoft:windows_8", "2016-01-12"),
                    ended("microsoft:windows_vista", "2017-04-11"),
                    ended("microsoft:windows_7", "2020-01-14"),
                    ended("microsoft:windows_8.1", "2023-01-10"),
                    // A kit that took over the stock browsers of Android 4 to 4.3 without a click
                    // (Blue Coat, 25 April 2016).
                    attack("google:android", "4.0", "4.4", "2016-04-25", "a drive-by kit"));

    private Attacks() {}

    private static Attack attack(
            String product, String from, String below, String since, String what) {
        return new Attack(product, from, below, LocalDate.parse(since), what);
    }

    private static Attack ended(String product, String since) {
        return new Attack(product, "", "", LocalDate.parse(since), NO_SUPPORT);
    }

    private static Attack endedUpTo(String product, String below, String since) {
        return new Attack(product, "", below, LocalDate.parse(since), NO_SUPPORT);
    }

    /// Since when the product is attacked through, or out of support, as known at this time; empty
    /// for not known. The earliest attack is told, since that is how long it stands open.
    static String known(Cpe cpe, Instant at) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        Optional<Attack> first = Optional.empty();
        for (Attack attack : ALL) {
            boolean earlier =
                    first.isEmpty()
                            || attack.since.isBefore(first.get().since)
                            || attack.since.equals(first.get().since)
                                    && compare(attack.below, first.get().below) > 0;
            if (earlier && !attack.since.isAfter(day) && attack.hits(cpe)) {
                first = Optional.of(attack);
            }
        }
        return first.map(Attack::words).orElse("");
    }

    /// Whether the version is newer than everything that was ever attacked in numbers: what comes
    /// for it finds it mended.
    static boolean isBeyondAttacks(Cpe cpe) {
        String name = cpe.vendor() + ":" + cpe.product();
        List<Attack> attacks = new ArrayList<>();
        for (Attack attack : ALL) {
            if (attack.product.equals(name) && !attack.what.equals(NO_SUPPORT)) {
                attacks.add(attack);
            }
        }
        String version = number(cpe);
        return !attacks.isEmpty()
                && !version.isEmpty()
                && attacks.stream().allMatch(attack -> compare(version, attack.below) >= 0);
    }

    /// Version and update as one number: `1.7.0` with `update_17` is `1.7.0.17`.
    private static String number(Cpe cpe) {
        String digits = cpe.update().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? cpe.version() : cpe.version() + "." + digits;
    }

    /// Part by part as numbers; what is no number counts as 0, what is missing as less.
    static int compare(String one, String other) {
        String[] left = one.split("\\.", 8);
        String[] right = other.split("\\.", 8);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int byPart =
                    Long.compare(
                            i < left.length ? value(left[i]) : 0,
                            i < right.length ? value(right[i]) : 0);
            if (byPart != 0) {
                return byPart;
            }
        }
        return 0;
    }

    private static long value(String part) {
        long value = 0;
        for (int i = 0; i < Math.min(part.length(), 9); i++) {
            char c = part.charAt(i);
            if (c < '0' || c > '9') {
                break;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
