package wolfhound.outputs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wolfhound.model.Behaviour;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;

/// Who talked to whom, as a picture: the hosts left, whom they talked to right, a line between them
/// for what they did there. Places are in the units of the drawing.
///
/// @param left how many peers found no room
record Contacts(List<Node> hosts, List<Node> peers, List<Line> lines, int left, int height) {
    static final int WIDTH = 560;
    static final int HOST_X = 150;
    static final int PEER_X = 390;
    private static final int MOST_HOSTS = 16;
    private static final int MOST_PEERS = 24;
    private static final int ROW = 24;
    private static final int TOP = 20;

    record Node(String text, int y, String kind) {}

    record Line(int fromY, int toY, double width, String hint) {}

    static Contacts of(List<Verdict> accused) {
        Map<String, Integer> peers = new LinkedHashMap<>();
        List<Node> hosts = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        int left = 0;
        for (Verdict verdict : accused.stream().limit(MOST_HOSTS).toList()) {
            Map<String, Contact> contacts = contacts(verdict);
            if (contacts.isEmpty()) {
                continue;
            }
            int hostRow = hosts.size();
            hosts.add(new Node(verdict.host().toString(), y(hostRow), verdict.text()));
            for (Map.Entry<String, Contact> entry : contacts.entrySet()) {
                if (!peers.containsKey(entry.getKey()) && peers.size() >= MOST_PEERS) {
                    left++;
                    continue;
                }
                int peerRow = peers.computeIfAbsent(entry.getKey(), p -> peers.size());
                lines.add(entry.getValue().line(y(hostRow), y(peerRow), entry.getKey()));
            }
        }
        List<Node> peerNodes =
                peers.entrySet().stream()
                        .map(entry -> new Node(entry.getKey(), y(entry.getValue()), "peer"))
                        .toList();
        int rows = Math.max(hosts.size(), peers.size());
        return new Contacts(hosts, peerNodes, lines, left, TOP + rows * ROW);
    }

    private static int y(int row) {
        return TOP + row * ROW;
    }

    private static Map<String, Contact> contacts(Verdict verdict) {
        Map<String, Contact> contacts = new LinkedHashMap<>();
        for (Counted counted : verdict.reckoning().counted()) {
            counted.evidence()
                    .peer()
                    .ifPresent(peer ->
                            contacts.computeIfAbsent(peer.toString(), p -> new Contact())
                                    .add(counted));
        }
        return contacts;
    }

    /// What one host did with one peer.
    private static final class Contact {
        private static final double THINNEST = 1;
        private static final double THICKEST = 5;
        private static final double DECIBANS_A_UNIT = 8;

        private final TreeSet<Behaviour> behaviours = new TreeSet<>();
        private double decibans;
        private int times;

        void add(Counted counted) {
            behaviours.add(counted.evidence().behaviour());
            decibans += counted.counts().decibans();
            times++;
        }

        Line line(int fromY, int toY, String peer) {
            String did = String.join(", ", behaviours.stream().map(Behaviour::words).toList());
            return new Line(
                    fromY,
                    toY,
                    Math.clamp(decibans / DECIBANS_A_UNIT, THINNEST, THICKEST),
                    peer + ": " + did + " (" + times + "×)");
        }
    }
}
