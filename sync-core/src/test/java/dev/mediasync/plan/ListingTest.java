package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final Listing listing = new Listing();

    @Test
    void pagesThatCoverItsTotalAreAllOfIt() {
        add(2, 2, 4L);
        add(0, 2, 4L);

        assertThat(listing.doubt()).isNull();
        assertThat(listing.total()).isEqualTo(4);
    }

    @Test
    void anEmptyListingIsWhole() {
        add(0, 0, 0L);

        assertThat(listing.doubt()).isNull();
        assertThat(listing.joined()).isTrue();
    }

    @Test
    void aPageInsideAnotherTakesNothingAway() {
        add(0, 5, 5L);
        add(1, 2, 5L);
        add(3, 2, 5L);

        assertThat(listing.doubt()).isNull();
    }

    @Test
    void holesAreNamedByTheirRows() {
        add(1, 2, 3L);
        assertThat(listing.doubt()).isEqualTo("rows 0 to 0 never came");

        add(0, 1, 3L);
        assertThat(listing.doubt()).isNull();
    }

    @Test
    void theFirstHoleIsNamed() {
        add(0, 2, 9L);
        add(5, 1, 9L);
        add(7, 2, 9L);

        assertThat(listing.doubt()).isEqualTo("rows 2 to 4 never came");
    }

    @Test
    void anEndThatNeverCameIsAHole() {
        add(0, 2, 9L);

        assertThat(listing.doubt()).isEqualTo("rows 2 to 8 never came");
    }

    @Test
    void withoutTotalNothingIsCovered() {
        add(0, 2, null);

        assertThat(listing.doubt()).isEqualTo("a page declared no total");
        assertThat(listing.total()).isZero();
        assertThat(new Listing().doubt()).isEqualTo("a page declared no total");
    }

    @Test
    void oneIdThatIsTheSameRowTwiceDidNotMove() {
        add(rows(0, 2, "a", "b"));
        add(rows(0, 2, "a", "b"));
        assertThat(listing.moved()).isFalse();

        add(rows(1, 2, "c", "d"));
        assertThat(listing.moved()).isTrue();

        add(rows(3, 1, "e", "e"));
        assertThat(listing.moved()).as("what moved once has moved").isTrue();
    }

    @Test
    void aLastRowThatIsAnotherOnTheNextPageMoved() {
        add(rows(0, 2, "a", "b"));
        add(rows(0, 2, "a", "c"));

        assertThat(listing.moved()).isTrue();
    }

    @Test
    void aRowThatIsNotKnownASecondTimeDidNotMove() {
        add(rows(0, 2, "a", "b"));
        add(rows(0, 2, null, null));
        add(rows(1, 2, "b", null));

        assertThat(listing.moved()).isFalse();
    }

    @Test
    void idsOfAnEmptyPageAreNoRows() {
        add(rows(0, 0, "x", "x"));
        add(rows(0, 1, "a", "a"));

        assertThat(listing.moved()).isFalse();
    }

    @Test
    void pagesThatShareTheirEdgeAreJoinedInAnyOrder() {
        add(rows(2, 2, "c", "d"));
        add(rows(0, 3, "a", "c"));
        add(rows(3, 2, "d", "e"));

        assertThat(listing.joined()).isTrue();
    }

    @Test
    void anEmptyPageDoesNotSeparateItsNeighbours() {
        add(rows(0, 3, "a", "c"));
        add(rows(2, 0, null, null));
        add(rows(2, 2, "c", "d"));

        assertThat(listing.joined()).isTrue();
    }

    @Test
    void pagesThatOverlapByMoreOrLessThanARowAreNotJoined() {
        add(rows(0, 3, "a", "c"));
        add(rows(1, 3, "b", "d"));
        assertThat(listing.joined()).isFalse();

        Listing beside = new Listing();
        beside.add(rows(0, 2, "a", "b"));
        beside.add(rows(2, 2, "c", "d"));
        assertThat(beside.joined()).isFalse();
    }

    @Test
    void anEdgeIsKnownOnlyByBothIds() {
        add(rows(0, 2, "a", null));
        add(rows(1, 2, "b", "c"));
        assertThat(listing.joined()).isFalse();

        Listing other = new Listing();
        other.add(rows(0, 2, "a", "b"));
        other.add(rows(1, 2, null, "c"));
        assertThat(other.joined()).isFalse();
    }

    private void add(long offset, int received, @Nullable Long total) {
        add(new PageReceipt.Rows("w", offset, received, received, total, null, null));
    }

    private void add(PageReceipt.Rows page) {
        listing.add(page);
    }

    private static PageReceipt.Rows rows(long offset, int received, @Nullable String first, @Nullable String last) {
        return new PageReceipt.Rows("w", offset, received, received, 9L, first, last);
    }
}
