package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/// The generators of names whose workings were published: what names each makes on a day.
///
/// Written anew from what was published of each: CryptoLocker (S. Yazdi, Fortinet, 2014), Murofet,
/// GameOver's successor, Necurs, Qakbot, Locky and Tinba (J. Bader, 2014 to 2016). Families of
/// which only a seed differs from sample to sample are here with the seeds that were published.
///
/// @param family whose it is
/// @param shortest letters and digits of a name, without the domain
/// @param domains under which it makes names
/// @param period the first day of those on which it makes the same names as on this one
/// @param names gives every name of the day
record NameGenerators(
        String family,
        int shortest,
        int longest,
        Set<String> domains,
        UnaryOperator<LocalDate> period,
        BiConsumer<LocalDate, Consumer<String>> names) {
    private static final int[] LOCKY_SEEDS = {
        7077, 5566, 9106, 5579, 111, 9044, 9099, 9047, 9133, 9199, 9190, 9088, 9998, 9992, 1511,
        1513, 1517, 9056, 7773, 7743
    };
    private static final int[] MUROFET_KEYS = {0, 0xD6D7A4BE, 0xDEADC2DE};
    private static final int[] NECURS_KEYS = {9, 7, 5};

    private static final List<String> CRYPTOLOCKER_DOMAINS =
            List.of("com", "net", "biz", "ru", "org", "co.uk", "info");
    private static final List<String> LOCKY_DOMAINS =
            List.of("ru", "info", "biz", "click", "su", "work", "pl", "org", "pw", "xyz");
    private static final List<String> MUROFET_DOMAINS =
            List.of("ru", "biz", "info", "org", "net", "com");
    private static final List<String> NECURS_DOMAINS =
            List.of(
                    ("tj in jp tw ac cm la mn so sh sc nu nf mu ms mx ki im cx cc tv bz me eu de ru co su pw"
                                    + " kz sx us ug ir to ga com net org biz xxx pro bit")
                            .split(" "));
    private static final List<String> QAKBOT_DOMAINS =
            List.of("com", "net", "org", "info", "biz", "org");

    private static final List<NameGenerators> ALL =
            List.of(
                    new NameGenerators(
                            "cryptolocker",
                            12,
                            15,
                            Set.copyOf(CRYPTOLOCKER_DOMAINS),
                            day -> day,
                            NameGenerators::cryptoLocker),
                    new NameGenerators(
                            "gameover",
                            4,
                            28,
                            Set.of("com", "net", "org", "biz"),
                            day -> day,
                            NameGenerators::gameOver),
                    new NameGenerators(
                            "locky",
                            7,
                            17,
                            Set.copyOf(LOCKY_DOMAINS),
                            day -> firstOf(day, day.getDayOfMonth() / 2 * 2),
                            NameGenerators::locky),
                    new NameGenerators(
                            "murofet",
                            1,
                            48,
                            Set.copyOf(MUROFET_DOMAINS),
                            day -> day,
                            NameGenerators::murofet),
                    new NameGenerators(
                            "necurs",
                            7,
                            21,
                            Set.copyOf(NECURS_DOMAINS),
                            day -> firstOf(day, day.getDayOfMonth() / 4 * 4),
                            NameGenerators::necurs),
                    new NameGenerators(
                            "qakbot",
                            8,
                            25,
                            Set.copyOf(QAKBOT_DOMAINS),
                            day -> firstOf(day, third(day) * 10 + 1),
                            NameGenerators::qakbot),
                    new NameGenerators(
                            "tinba",
                            12,
                            12,
                            Set.of(
                                    "com", "net", "in", "ru", "pw", "us", "xyz", "club", "biz",
                                    "org"),
                            day -> LocalDate.EPOCH,
                            NameGenerators::tinba));

    /// Periods that are kept, of all generators together.
    private static final int MOST_PERIODS = 32;

    private static final Map<Period, Set<String>> PERIODS = new LinkedHashMap<>();

    private record Period(String family, LocalDate first) {}

    static List<NameGenerators> all() {
        return ALL;
    }

    /// Whether it could have made this registered name at all.
    boolean fits(String name) {
        int dot = name.indexOf('.');
        return dot >= shortest && dot <= longest && domains.contains(name.substring(dot + 1));
    }

    /// Every name that it makes on this day. The last periods are kept, as all hosts of a capture
    /// ask about the same: a memo of a pure function, which changes no answer.
    Set<String> of(LocalDate day) {
        Period asked = new Period(family, period.apply(day));
        synchronized (PERIODS) {
            Set<String> known = PERIODS.get(asked);
            if (known == null) {
                Set<String> made = new HashSet<>();
                names.accept(day, made::add);
                known = Collections.unmodifiableSet(made);
                PERIODS.put(asked, known);
                if (PERIODS.size() > MOST_PERIODS) {
                    PERIODS.remove(PERIODS.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    private static LocalDate firstOf(LocalDate day, int dayOfMonth) {
        return day.withDayOfMonth(Math.max(1, dayOfMonth));
    }

    private static int third(LocalDate date) {
        return Math.min(2, (date.getDayOfMonth() - 1) / 10);
    }

    private static void cryptoLocker(LocalDate date, Consumer<String> names) {
        for (int i = 0; i < 1000; i++) {
            int day = date.getDayOfMonth() * 65537;
            int month = date.getMonthValue() * 65537;
            int year = (date.getYear() + i) * 65537;
            int length = ((day >>> 3 ^ year >>> 8 ^ year >>> 11) & 3) + 12;
            StringBuilder name = new StringBuilder();
            for (int j = 0; j < length; j++) {
                day = day << 13 >>> 19 ^ day >>> 1 << 13 ^ day >>> 19;
                month = month << 2 >>> 25 ^ month >>> 3 << 7 ^ month >>> 25;
                year = year << 3 >>> 11 ^ year >>> 4 << 21 ^ year >>> 11;
                name.append(letter(Integer.toUnsignedLong(year ^ month ^ day), 25));
            }
            names.accept(name + "." + CRYPTOLOCKER_DOMAINS.get(i % 7));
        }
    }

    private static char letter(long number, int of) {
        return (char) ('a' + Long.remainderUnsigned(number, of));
    }

    private static void gameOver(LocalDate date, Consumer<String> names) {
        byte[] key = {1, 5, 0x19, 0x35};
        for (int i = 0; i < 1000; i++) {
            byte[] seed = new byte[22];
            little(seed, 0, i, 4);
            little(seed, 4, date.getYear(), 2);
            System.arraycopy(key, 0, seed, 6, 4);
            little(seed, 10, date.getMonthValue(), 2);
            System.arraycopy(key, 0, seed, 12, 4);
            little(seed, 16, date.getDayOfMonth(), 2);
            System.arraycopy(key, 0, seed, 18, 4);
            byte[] digest = Md5.of(seed);
            StringBuilder name = new StringBuilder();
            for (int part = 0; part < 4; part++) {
                long number = 0;
                for (int b = 3; b >= 0; b--) {
                    number = number << 8 | digest[part * 4 + b] & 0xFF;
                }
                name.append(Long.toString(number, 36));
            }
            String domain = i % 4 == 0 ? "com" : i % 3 == 0 ? "org" : i % 2 == 0 ? "biz" : "net";
            names.accept(name + "." + domain);
        }
    }

    private static void little(byte[] bytes, int at, int number, int width) {
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (number >>> 8 * i);
        }
    }

    private static void murofet(LocalDate date, Consumer<String> names) {
        byte year = (byte) (date.getYear() + 0x30);
        for (int i = 0; i < 1000; i++) {
            byte[] seed = new byte[7];
            // The precedence of the published code: the year is masked before anything is added.
            seed[0] = (byte) (date.getYear() & 0xFF + 0x30);
            seed[1] = (byte) date.getMonthValue();
            seed[2] = (byte) (date.getDayOfMonth() / 7 * 7);
            little(seed, 3, i, 4);
            tellMurofet(seed, i, names);
            seed[0] = year;
            tellMurofet(seed, i, names);
        }
        for (int key : MUROFET_KEYS) {
            for (int i = 0; i < 1020; i += 2) {
                byte[] seed = new byte[8];
                seed[0] = year;
                seed[1] = (byte) date.getMonthValue();
                seed[2] = (byte) date.getDayOfMonth();
                little(seed, 4, i, 4);
                for (int b = 0; b < 8; b++) {
                    seed[b] ^= (byte) (key >>> 8 * (b % 4));
                }
                String name = summed(Md5.of(seed));
                tell(name, i, List.of("biz", "info", "org", "net", "com"), names);
                tell(name, i + 1, List.of("biz", "info", "org", "net", "com"), names);
            }
        }
    }

    private static void tellMurofet(byte[] seed, int index, Consumer<String> names) {
        byte[] digest = Md5.of(seed);
        tell(paired(digest), index, MUROFET_DOMAINS, names);
        tell(spread(digest), index, MUROFET_DOMAINS, names);
    }

    private static void tell(String name, int index, List<String> domains, Consumer<String> names) {
        for (int i = 0; i < domains.size(); i++) {
            if (index % (domains.size() - i) == 0) {
                names.accept(name + "." + domains.get(i));
                return;
            }
        }
    }

    private static String paired(byte[] digest) {
        StringBuilder name = new StringBuilder();
        for (byte b : digest) {
            int low = (b & 0x1F) + 'a';
            int high = ((b & 0xFF) >> 3) + 'a';
            if (low != high) {
                name.append(low <= 'z' ? String.valueOf((char) low) : "");
                name.append(high <= 'z' ? String.valueOf((char) high) : "");
            }
        }
        return name.toString();
    }

    private static String spread(byte[] digest) {
        StringBuilder name = new StringBuilder();
        for (byte b : digest) {
            int low = (b & 0xF) + 'a';
            int high = ((b & 0xFF) >> 4) + 'q';
            name.append((char) low);
            if (high > 'z') {
                name.append((char) (high - 'J')).append((char) (low % 10 + '0'));
            } else {
                name.append((char) high);
            }
        }
        return name.toString();
    }

    private static String summed(byte[] digest) {
        StringBuilder name = new StringBuilder();
        for (byte b : digest) {
            int sum = (b & 0xF) + ((b & 0xFF) >> 4) + 'a';
            name.append(sum <= 'z' ? String.valueOf((char) sum) : "");
        }
        return name.toString();
    }

    private static void necurs(LocalDate date, Consumer<String> names) {
        long day = mixed(date.getYear());
        day = mixed(day + date.getMonthValue() + 43690);
        day = mixed(day + (date.getDayOfMonth() >> 2));
        for (int key : NECURS_KEYS) {
            for (int i = 0; i < 2048; i++) {
                long n = mixed(mixed(day + i) + key);
                int length = (int) Long.remainderUnsigned(n, 15) + 7;
                StringBuilder name = new StringBuilder();
                for (int j = 0; j < length; j++) {
                    n = mixed(n + j);
                    name.append(letter(n, 25));
                    n = mixed(n + 0xABBEDF);
                }
                names.accept(name + "." + NECURS_DOMAINS.get((int) Long.remainderUnsigned(n, 43)));
            }
        }
    }

    private static long mixed(long number) {
        long value = number;
        int loops = (int) (value & 0x7F) + 21;
        for (int i = 0; i < loops; i++) {
            value += (value * 7 ^ value << 15) + 8L * i - (value >>> 5);
        }
        return value;
    }

    private static void qakbot(LocalDate date, Consumer<String> names) {
        String month = date.getMonth().name().substring(0, 3).toLowerCase(Locale.ROOT);
        for (int seed = 0; seed <= 1; seed++) {
            CRC32 crc = new CRC32();
            String text =
                    String.format(
                            Locale.ROOT, "%d.%s.%d.%08x", third(date), month, date.getYear(), seed);
            crc.update(text.getBytes(StandardCharsets.US_ASCII));
            Twister twister = new Twister((int) crc.getValue());
            for (int i = 0; i < 5000; i++) {
                int domain = twister.between(0, QAKBOT_DOMAINS.size() - 1);
                int length = twister.between(8, 25);
                StringBuilder name = new StringBuilder();
                for (int j = 0; j < length; j++) {
                    name.append((char) ('a' + twister.between(0, 25)));
                }
                names.accept(name + "." + QAKBOT_DOMAINS.get(domain));
            }
        }
    }

    /// The Mersenne twister MT19937 (Matsumoto and Nishimura, 1998).
    private static final class Twister {
        private static final int SIZE = 624;
        private final int[] state = new int[SIZE];
        private int at = SIZE;

        Twister(int seed) {
            state[0] = seed;
            for (int i = 1; i < SIZE; i++) {
                state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
            }
        }

        int between(int low, int high) {
            double share = (next() & 0xFFFFFFF) / (double) (1 << 28);
            return (int) (low + share * (high - low + 1));
        }

        private int next() {
            if (at >= SIZE) {
                twist();
            }
            int y = state[at++];
            y ^= y >>> 11;
            y ^= y << 7 & 0x9D2C5680;
            y ^= y << 15 & 0xEFC60000;
            return y ^ y >>> 18;
        }

        private void twist() {
            for (int i = 0; i < SIZE; i++) {
                int y = state[i] & 0x80000000 | state[(i + 1) % SIZE] & 0x7FFFFFFF;
                state[i] = state[(i + 397) % SIZE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
            }
            at = 0;
        }
    }

    private static void locky(LocalDate date, Consumer<String> names) {
        for (int seed : LOCKY_SEEDS) {
            for (int i = 0; i < 12; i++) {
                int k = lockyKey(date, seed, i);
                int length = (int) Long.remainderUnsigned(Integer.toUnsignedLong(k), 11) + 7;
                StringBuilder name = new StringBuilder();
                for (int j = 0; j < length; j++) {
                    k = turned(Integer.rotateLeft(k, j)) + 0x27100001;
                    name.append(letter(Integer.toUnsignedLong(k), 25));
                }
                k = turned(k) + 0x27100001;
                names.accept(
                        name
                                + "."
                                + LOCKY_DOMAINS.get(
                                        Integer.remainderUnsigned(k, LOCKY_DOMAINS.size())));
            }
        }
    }

    private static int lockyKey(LocalDate date, int seed, int index) {
        int k = 0;
        for (int year = date.getYear(); year < date.getYear() + 7; year++) {
            int t = turned(year + k + 0x1BF5) + 0x27100001 ^ k;
            t = turned(t + seed) + 0x27100001 ^ t;
            t = 0xD8EFFFFF - turned(date.getDayOfMonth() / 2 + t) + t;
            t = t + turned(date.getMonthValue() + t - 0x65CAD) + 0x27100001;
            int own = Integer.rotateLeft(seed, 17) + Integer.rotateLeft(index, 21);
            k = turned(t + own) + 0x27100001 ^ t;
        }
        return k;
    }

    private static int turned(int number) {
        return Integer.rotateRight(0xB11924E1 * number, 7);
    }

    private static void tinba(LocalDate date, Consumer<String> names) {
        tinba("oGkS3w3sGGOGG7oc", "ssrgwnrmgrxe", List.of("com"), 1000, names);
        tinba("jc74FlUna852Ji9o", "blackfreeqazyio", List.of("com", "net", "in", "ru"), 100, names);
        tinba("yqokqFC2TPBFfJcG", "watchthisnow", List.of("pw", "us", "xyz", "club"), 100, names);
        tinba(
                "j193HsnW72Yqns7u",
                "j193hsne720uie8i",
                List.of("com", "net", "biz", "org"),
                100,
                names);
    }

    /// Each name is made of the one before.
    private static void tinba(
            String key, String first, List<String> domains, int count, Consumer<String> names) {
        String name =
                first
                        + "."
                        + (first.startsWith("ssr") ? "com" : first.startsWith("w") ? "xyz" : "cc");
        for (int i = 0; i < count; i++) {
            int sum = key.chars().sum();
            int mixed = key.charAt(15);
            StringBuilder next = new StringBuilder();
            for (int j = 0; j < 12; j++) {
                do {
                    mixed = mixed + name.charAt(j) ^ sum & 0xFF;
                    mixed = mixed + name.charAt(j + 1) & 0xFF;
                    sum += mixed > 'a' && mixed < 'z' ? 0 : 1;
                } while (mixed <= 'a' || mixed >= 'z');
                next.append((char) mixed);
            }
            domains.forEach(domain -> names.accept(next + "." + domain));
            name = next + "." + domains.getLast();
        }
    }
}
