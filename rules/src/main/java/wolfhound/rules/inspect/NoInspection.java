package wolfhound.rules.inspect;

import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// Where no rule concerns a conversation: nothing is kept, and nothing is told.
final class NoInspection implements Inspection {
    @Override
    public void packet(PacketView packet) {}

    @Override
    public void stream(boolean byClient, byte[] bytes, int from, int to) {}

    @Override
    public boolean differs(boolean byClient, int back, byte[] bytes, int from, int to) {
        return false;
    }

    @Override
    public void gap(boolean byClient, long missing) {}

    @Override
    public void protocol(String name) {}

    @Override
    public int begin() {
        return 0;
    }

    @Override
    public void buffer(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {}

    @Override
    public void more(
            int transaction, boolean byClient, Buffer buffer, byte[] bytes, int from, int to) {}

    @Override
    public void number(int transaction, boolean byClient, Field field, long value) {}

    @Override
    public void word(int transaction, boolean byClient, String keyword, String value) {}

    @Override
    public void event(String kind, String name, boolean byClient) {}

    @Override
    public void ready(int transaction, boolean byClient, boolean whole) {}

    @Override
    public void end() {}
}
