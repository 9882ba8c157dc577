package dev.mediasync.internal.http;

/**
 * A part of a listing.
 *
 * @param start the first row, from 0
 * @param rows how many rows
 */
public record Window(long start, int rows) {}
