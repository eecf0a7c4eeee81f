package wolfhound.intel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Any bytes as a list: read, complained of, or in no format; never an exception.
class ListsFuzzTest {
    @FuzzTest
    void readsAnything(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("list", ".mmdb");
        try {
            Files.write(file, bytes);
            Intelligence intel = Intake.of(List.of(file.toString())).intelligence();
            for (int i = 0; i < intel.size(); i++) {
                intel.about(intel.indicator(i).value());
            }
        } finally {
            Files.delete(file);
        }
    }
}
