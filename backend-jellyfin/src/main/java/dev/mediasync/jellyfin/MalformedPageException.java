package dev.mediasync.jellyfin;

/** Says that a page is no JSON, or not the JSON of a page. */
final class MalformedPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param what for people; nothing of the page itself, which may hold what is nobody's business
     * @param at how many bytes into the page
     */
    MalformedPageException(String what, int at) {
        super(what + ", " + at + " bytes into the page");
    }
}
