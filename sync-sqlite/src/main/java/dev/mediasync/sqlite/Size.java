package dev.mediasync.sqlite;

/**
 * The room that a repository's file takes.
 *
 * @param fileBytes the file itself
 * @param walBytes the write-ahead log beside it, which goes with the last close
 * @param freeBytes the part of the file that holds nothing; {@link SqliteMediaRepository#optimize} may give it back
 */
public record Size(long fileBytes, long walBytes, long freeBytes) {}
