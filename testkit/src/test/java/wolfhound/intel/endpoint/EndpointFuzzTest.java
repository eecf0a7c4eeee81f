package wolfhound.intel.endpoint;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

class EndpointFuzzTest {
    private static final ProtectedNames NAMES =
            name ->
                    name.contains("b")
                            ? Optional.of(
                                    new ProtectedNames.Protection(ProtectedNames.Kind.BANK, name))
                            : Optional.empty();

    @FuzzTest
    void hostsFiles(byte[] bytes) {
        HostsCheck check = HostsCheck.of(HostsFile.parse(bytes), NAMES);
        byte[] once = check.cleaned();
        byte[] twice = HostsCheck.of(HostsFile.parse(once), NAMES).cleaned();
        if (check.findings(Advice.REMOVE).isEmpty() && !Arrays.equals(bytes, once)) {
            throw new AssertionError("changed without a reason");
        }
        // what is left may be read as another encoding; marked files may not
        boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        if (marked && !Arrays.equals(once, twice)) {
            throw new AssertionError("something was to be removed twice");
        }
    }

    @FuzzTest
    void scripts(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        ProxyCheck.of(ProxyScript.parse(text.getBytes(StandardCharsets.UTF_8)), NAMES);
        String body = "function FindProxyForURL(url, host) {" + text + "}";
        ProxyCheck.of(ProxyScript.parse(body.getBytes(StandardCharsets.UTF_8)), NAMES);
        ProxyScript.ofDataUrl("data:" + text);
        ProxyCheck.ofUrl(text);
    }
}
