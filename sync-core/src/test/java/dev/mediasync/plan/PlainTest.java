package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.FieldChange;
import org.junit.jupiter.api.Test;

class PlainTest {
    private static final String SMILE = "\uD83D\uDE00";
    private static final String HALF = "\uDE00";

    @Test
    void valuesThatJustFitAreShownWhole() {
        String same = "a".repeat(79);
        assertThat(change(same + "x", same + "y")).isEqualTo("about: " + same + "x → " + same + "y");
    }

    @Test
    void oneLongValueIsEnoughToBeginBothWhereTheyDiffer() {
        String lead = "…" + "a".repeat(16);
        String same = "a".repeat(70);
        assertThat(change(same + "x".repeat(11), same + "y"))
                .isEqualTo("about: " + lead + "x".repeat(11) + " → " + lead + "y");
        assertThat(change(same + "y", same + "x".repeat(11)))
                .isEqualTo("about: " + lead + "y → " + lead + "x".repeat(11));
    }

    @Test
    void aLongValueThatOnlyGoesOnIsShownFromBeforeItsEnd() {
        String brief = "a".repeat(90);
        String shown = "…" + "a".repeat(16);
        assertThat(change(brief, brief + "end")).isEqualTo("about: " + shown + " → " + shown + "end");
        assertThat(change(brief + "end", brief)).isEqualTo("about: " + shown + "end → " + shown);
    }

    @Test
    void aCutNeverSplitsACharacter() {
        assertThat(Plain.title("a".repeat(199) + SMILE)).isEqualTo("a".repeat(199) + "…");
        assertThat(Plain.title("a".repeat(198) + SMILE + "b")).isEqualTo("a".repeat(198) + SMILE + "…");
        String same = SMILE + "b".repeat(15);
        String before = "a".repeat(9) + same;
        assertThat(change(before + "x", before + "y".repeat(80)))
                .isEqualTo("about: …" + same + "x → …" + same + "y".repeat(63) + "…");
    }

    @Test
    void halfACharacterThatStandsAloneIsNoReasonToMoveTheCut() {
        assertThat(Plain.title(HALF + "a")).isEqualTo(HALF + "a");
        assertThat(Plain.title("a".repeat(200) + HALF)).isEqualTo("a".repeat(200) + "…");
    }

    private static String change(String before, String after) {
        return Plain.change(new FieldChange("about", before, after));
    }
}
