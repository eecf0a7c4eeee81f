package wolfhound.engine.detector;

import java.util.Locale;

/// Tells words of people from strings of machines by how letters follow one another. Works without
/// a dictionary: in every language written in Latin letters vowels and consonants take turns, and
/// some pairs of letters hardly ever meet.
final class Words {
    /// Pairs that are rare in English, German, French, Spanish, Italian, Portuguese, Polish,
    /// Turkish and transcribed Russian alike.
    private static final String RARE =
            " bq bx cj cv cx dx fq fx gq gx hx jb jc jf jg jh jl jm jp jq jr js jt jv jw jx jy jz kq kx lq mq mx pq pv pz qa qb qc qd qe qf qg qh qj qk ql qm qn qo qp qr qs qt qv qw qx qy qz rx sx tq tx vb vc vf vg vh vj vk vm vn vp vq vt vw vx vz wj wq wv wx wz xb xd xf xg xj xk xl xm xn xq xr xs xv xw xz yq yx zb zc zd zf zg zj zk zm zn zp zq zr zs zt zv zx fz gz hz fj hj dj mj pj tj bj fv gv hv kv lx px kz xh wg wb gc gf gp hq hg hf hc hb hp jd jn jk kc kg kp kd kf kh wf wc wp fp fg fh fd fc fb cg cb cd cf cp cm cw ";

    private Words() {}

    /// Is the string unlikely to be words or a name: digits within letters, long runs of
    /// consonants, pairs that never meet. Short strings are given the benefit.
    static boolean isGibberish(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int letters = 0;
        int vowels = 0;
        int digits = 0;
        int rare = 0;
        int run = 0;
        int longest = 0;
        int switches = 0;
        char last = ' ';
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                switches += last >= 'a' && last <= 'z' ? 1 : 0;
                run = 0;
            } else if (c >= 'a' && c <= 'z') {
                letters++;
                switches += last >= '0' && last <= '9' ? 1 : 0;
                boolean vowel = "aeiouy".indexOf(c) >= 0;
                vowels += vowel ? 1 : 0;
                run = vowel ? 0 : run + 1;
                longest = Math.max(longest, run);
                rare += RARE.contains(" " + last + c + " ") ? 1 : 0;
            } else {
                run = 0;
            }
            last = c;
        }
        int size = letters + digits;
        if (size < 7) {
            return false;
        }
        int points = 0;
        points += rare >= 3 ? 3 : rare;
        points += longest >= 6 ? 2 : longest == 5 ? 1 : 0;
        points += switches >= 3 ? 2 : switches == 2 ? 1 : 0;
        points += letters >= 7 && (vowels < letters * 0.15 || vowels > letters * 0.75) ? 1 : 0;
        return points >= 3 || size >= 12 && points >= 2 && rare >= 1;
    }
}
