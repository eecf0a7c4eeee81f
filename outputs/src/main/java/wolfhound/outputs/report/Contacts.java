package wolfhound.outputs.report;

import java.util.ArrayList;
import java.util.Comparator;
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
/// @param left how many contacts found no room
record Contacts(List<Node> hosts, List<Node> peers, List<Line> lines, int left, int height) {
    static final int WIDTH = 560;
    static final int HOST_X = 150;
    static final int PEER_X = 390;
    private static final int MOST_HOSTS = 20;
    private static final int MOST_PEERS = 30;
    private static final int ROW = 24;
    private static final int TOP = 20;

    record Node(String text, int y, String kind) {}

    record Line(int fromY, int toY, double width, String hint) {}

    static Contacts of(List<Verdict> accused) {
        Map<String, Integer> peers = new LinkedHashMap<>();
        List<Node> hosts = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<Verdict> talkers =
                accused.stream().filter(verdict -> !contacts(verdict).isEmpty()).toList();
        List<Verdict> shown = talkers.stream().limit(MOST_HOSTS).toList();
        List<List<Map.Entry<String, Contact>>> contacts = new ArrayList<>();
        for (Verdict verdict : shown) {
            hosts.add(new Node(verdict.host().toString(), y(hosts.size()), verdict.text()));
            contacts.add(weightiestFirst(contacts(verdict)));
        }
        int all = contacts.stream().mapToInt(List::size).sum();
        for (int rank = 0; rank < MOST_PEERS; rank++) { // the weightiest of each, then the next
            for (int row = 0; row < contacts.size(); row++) {
                if (rank >= contacts.get(row).size()) {
                    continue;
                }
                Map.Entry<String, Contact> contact = contacts.get(row).get(rank);
                String peer = contact.getKey();
                if (peers.size() < MOST_PEERS || peers.containsKey(peer)) {
                    int place = peers.computeIfAbsent(peer, p -> peers.size());
                    lines.add(contact.getValue().line(y(row), y(place), peer));
                }
            }
        }
        int left =
                all
                        - lines.size()
                        + talkers.stream()
                                .skip(MOST_HOSTS)
                                .mapToInt(verdict -> contacts(verdict).size())
                                .sum();
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

    private static List<Map.Entry<String, Contact>> weightiestFirst(Map<String, Contact> contacts) {
        return contacts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Contact.WEIGHTIEST_FIRST))
                .toList();
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
        private static final Comparator<Contact> WEIGHTIEST_FIRST =
                Comparator.comparingDouble((Contact contact) -> contact.decibans).reversed();

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
