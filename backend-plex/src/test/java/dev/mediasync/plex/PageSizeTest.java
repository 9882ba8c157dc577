package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageSizeTest {
    private final PageSize size = new PageSize(400);

    private void goodPages(int pages) {
        for (int page = 0; page < pages; page++) {
            size.came(size.most(), size.most());
        }
    }

    @Test
    void pagesAreHalvedToTwentyFiveRowsAndNoFurther() {
        assertThat(size.tookTooLong(400)).isEqualTo(200);
        assertThat(size.tookTooLong(200)).isEqualTo(100);
        assertThat(size.tookTooLong(100)).isEqualTo(50);
        assertThat(size.tookTooLong(50)).isEqualTo(25);
        assertThat(size.tookTooLong(25)).isEqualTo(25);
        assertThat(size.most()).isEqualTo(25);
    }

    @Test
    void theThirdTimeOutInARowOfSmallPagesIsTheLast() {
        size.tookTooLong(30);
        assertThat(size.tookTooLong(25)).isEqualTo(25);
        assertThat(size.tookTooLong(25)).isEqualTo(25);
        size.came(25, 25);
        assertThat(size.tookTooLong(25)).isEqualTo(25);
        assertThat(size.tookTooLong(25)).isEqualTo(25);
        assertThat(size.tookTooLong(25)).isZero();
    }

    @Test
    void goodPagesMakeThemLargeAgainEachTimeMoreSlowly() {
        size.tookTooLong(400);
        goodPages(19);
        assertThat(size.most()).isEqualTo(200);
        goodPages(1);
        assertThat(size.most()).isEqualTo(400);
        size.tookTooLong(400);
        goodPages(39);
        assertThat(size.most()).isEqualTo(200);
        goodPages(1);
        assertThat(size.most()).isEqualTo(400);
    }

    @Test
    void aServerThatGivesFewerRowsIsAskedForAsMany() {
        size.gaveOnly(100);
        assertThat(size.most()).isEqualTo(99);
        size.gaveOnly(1);
        assertThat(size.most()).isEqualTo(1);
    }

    @Test
    void smallPagesThatWereWantedStaySmall() {
        PageSize small = new PageSize(4);
        assertThat(small.tookTooLong(4)).isEqualTo(4);
        assertThat(small.tookTooLong(4)).isEqualTo(4);
        assertThat(small.tookTooLong(4)).isZero();
    }
}
