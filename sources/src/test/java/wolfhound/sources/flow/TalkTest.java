package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkTest {
    /// Two marks of one bit compile, and merge without a word.
    @Test
    void hasABitForEachMark() throws IllegalAccessException {
        List<Integer> marks = new ArrayList<>();
        for (Field field : Talk.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                marks.add(field.getInt(null));
            }
        }
        assertThat(marks).hasSizeGreaterThan(16).doesNotHaveDuplicates();
        assertThat(marks).allSatisfy(mark -> assertThat(Integer.bitCount(mark)).isOne());
    }
}
