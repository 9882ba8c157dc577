package dev.mediasync.repository;

/** How well an item fits a search, the best first. */
public enum SearchRank {
    /** One of its titles is what was typed. */
    NAMED,
    /** One of its titles begins with what was typed. */
    BEGINS,
    /** All words are in its titles. */
    IN_TITLES,
    /** All words are in its titles and in the names of its people. */
    WITH_PEOPLE,
    /** All words are in its titles, people, genres, studios and labels. */
    ANYWHERE
}
