package wolfhound.outputs;

import java.time.Duration;
import java.util.Locale;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Weight;

/// Numbers as people say them: odds, sizes, durations.
public final class Words {
    /// Decibans that make a difference to a reader.
    private static final double LEAST_SHOWN = 0.05;

    private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB"};

    private Words() {}

    /// As written in data: `HOST_TO_PEER` is `host-to-peer`.
    public static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How likely, in words.
    public static String likely(Weight posterior) {
        double decibans = posterior.decibans();
        if (decibans >= 30) {
            return "as good as certain";
        }
        if (decibans >= 20) {
            return "almost certain";
        }
        if (decibans >= 10) {
            return "very likely";
        }
        if (decibans >= 3) {
            return "likely";
        }
        if (decibans > -3) {
            return "about even";
        }
        if (decibans > -10) {
            return "unlikely";
        }
        return decibans > -20 ? "very unlikely" : "next to nothing";
    }

    /// The odds as a bookmaker writes them: `550 : 1`, `1 : 10,000`. Beyond a million the number
    /// would claim more than the weights know.
    public static String odds(Weight posterior) {
        double decibans = posterior.decibans();
        if (Math.abs(decibans) > 60) {
            return decibans > 0 ? ">1,000,000 : 1" : "1 : >1,000,000";
        }
        double odds = Math.pow(10, Math.abs(decibans) / 10);
        String number = String.format(Locale.ROOT, "%,d", rounded(odds));
        return decibans >= 0 ? number + " : 1" : "1 : " + number;
    }

    /// Two leading digits are all that the weights are good for.
    private static long rounded(double odds) {
        long step = 1;
        while (odds / step >= 100) {
            step *= 10;
        }
        return Math.round(odds / step) * step;
    }

    /// 0 is worst: infected, suspect, exposed, clear.
    public static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Infected i -> 0;
            case Verdict.Suspect s -> 1;
            case Verdict.Exposed e -> 2;
            case Verdict.Clear c -> 3;
        };
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `1 packet`, `1,200 packets`.
    public static String count(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    /// What was read: packets with their bytes, log lines, or both.
    public static String read(Hunted hunted) {
        String packets = count(hunted.packets(), "packet") + ", " + bytes(hunted.bytes());
        if (hunted.logLines() == 0) {
            return packets;
        }
        String lines = count(hunted.logLines(), "log line");
        return hunted.packets() == 0 ? lines : packets + ", " + lines;
    }

    public static String bytes(double bytes) {
        int size = 0;
        while (bytes >= 1000 && size < SIZES.length - 1) {
            bytes /= 1000;
            size++;
        }
        String form = size == 0 || bytes >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, form, bytes, SIZES[size]);
    }

    /// `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`.
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86400) {
            return two(seconds / 3600, "h", seconds / 60 % 60, "min");
        }
        return two(seconds / 86400, "d", seconds / 3600 % 24, "h");
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        String first = big + " " + bigUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }

    /// A weight with its sign: `+33`, `−12.5`.
    public static String decibans(Weight weight) {
        double value = Math.round(weight.decibans() * 10) / 10.0;
        String number =
                String.format(
                        Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", Math.abs(value));
        return (value < 0 ? "−" : "+") + number;
    }

    /// What a piece of evidence added, and its weight where that is more: `+8.4 of +16.9`.
    public static String counted(Counted item) {
        Weight whole = item.evidence().weight();
        double less = whole.decibans() - item.counts().decibans();
        return less < LEAST_SHOWN
                ? decibans(whole)
                : decibans(item.counts()) + " of " + decibans(whole);
    }
}
