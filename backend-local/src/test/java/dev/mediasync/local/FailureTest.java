package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    @Test
    void aFailedReadSaysWhatToDo() {
        assertThat(Failure.words(new AccessDeniedException("/media/Films")))
                .isEqualTo("this user must not read it; grant read and search permission");
        assertThat(Failure.words(new NoSuchFileException("/media/Films")))
                .isEqualTo("it is not there any more; sync again");
        assertThat(Failure.words(new FileSystemLoopException("/media/Films")))
                .isEqualTo("its links lead back to it; remove one of them");
        assertThat(Failure.words(new UnsupportedEncodingException("klingon")))
                .isEqualTo("its encoding \"klingon\" is not known; save it as UTF-8");
        assertThat(Failure.words(new FileSystemException("/media/Films", null, "Input/output error")))
                .isEqualTo("the system says \"Input/output error\"; check the disk or the mount");
        assertThat(Failure.words(new FileSystemException("/media/Films")))
                .isEqualTo("the system gave no reason; check the disk or the mount");
        assertThat(Failure.words(new IOException("cut\nat line two")))
                .isEqualTo("the system says \"cut\"; check the disk or the mount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<movie>\n<title>Broken", "<movie>\n</film>", "<movie>\n<title & year></movie>"})
    void aBrokenDescriptionNamesTheLineInPlainWords(String text) {
        XMLStreamException error = catchThrowableOfType(XMLStreamException.class, () -> NfoParser.parse(text));

        assertThat(Failure.words(error)).isEqualTo("near line 2 it breaks off, or a tag is wrong; repair it there");
    }

    @Test
    void aTextThatIsNoDescriptionSaysSo() {
        XMLStreamException error = catchThrowableOfType(XMLStreamException.class, () -> NfoParser.parse("hello"));

        assertThat(Failure.words(error)).isEqualTo("neither XML nor an address; repair it");
    }
}
