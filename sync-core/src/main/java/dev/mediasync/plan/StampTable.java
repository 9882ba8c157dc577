package dev.mediasync.plan;

import dev.mediasync.model.MediaKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the planner knows of each id, in primitive arrays.
 *
 * <p>An id is kept as a 128-bit hash: 33 bytes an item in the columns and 5 to 11 in the index, whatever the length of
 * the id. Two of a thousand million ids share a hash with a chance below 10^-20.
 */
final class StampTable {
    static final int ABSENT = -1;

    private static final int MIN_CAPACITY = 64;
    private static final double MAX_LOAD = 0.75;
    private static final int KIND_MASK = 0x0F;
    private static final MediaKind[] KINDS = MediaKind.values();

    private long[] hashA;
    private long[] hashB;
    private long[] handles;
    private long[] fingerprints;
    private byte[] marks;
    private int[] slots;
    private int size;

    private long wantedA;
    private long wantedB;

    StampTable(long expected) {
        int capacity = (int) Math.max(MIN_CAPACITY, Math.min(expected, Integer.MAX_VALUE / 4));
        hashA = new long[capacity];
        hashB = new long[capacity];
        handles = new long[capacity];
        fingerprints = new long[capacity];
        marks = new byte[capacity];
        slots = emptySlots(capacity);
    }

    int size() {
        return size;
    }

    /** Finds an id's index, or {@link #ABSENT}; the id can then be put by {@link #add}. */
    int find(String id) {
        hash(id);
        int mask = slots.length - 1;
        int slot = (int) wantedA & mask;
        while (true) {
            int index = slots[slot] - 1;
            if (index < 0) {
                return ABSENT;
            }
            if (hashA[index] == wantedA && hashB[index] == wantedB) {
                return index;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** Adds the id that {@link #find} was last asked for and did not find. */
    int add(MediaKind kind, long handle, long fingerprint) {
        if (size == hashA.length) {
            growColumns();
        }
        if (size + 1 > slots.length * MAX_LOAD) {
            slots = emptySlots((int) Math.min(Integer.MAX_VALUE / 4, size * 2L));
            for (int index = 0; index < size; index++) {
                link(index);
            }
        }
        int index = size++;
        hashA[index] = wantedA;
        hashB[index] = wantedB;
        handles[index] = handle;
        fingerprints[index] = fingerprint;
        marks[index] = (byte) kind.ordinal();
        link(index);
        return index;
    }

    long handle(int index) {
        return handles[index];
    }

    boolean recorded(int index) {
        return handles[index] > 0;
    }

    boolean recorded(String id) {
        int index = find(id);
        return index != ABSENT && recorded(index);
    }

    /** Whether the repository has the item: recorded before, or committed ahead of the plan. */
    boolean stored(int index) {
        return handles[index] != 0;
    }

    boolean stored(String id) {
        int index = find(id);
        return index != ABSENT && stored(index);
    }

    /** The kind of a stored item, null for an id that is not stored. */
    @Nullable
    MediaKind storedKind(String id) {
        int index = find(id);
        return index != ABSENT && stored(index) ? kind(index) : null;
    }

    /** Notes that a new item was committed ahead of the plan. */
    void storedAhead(int index, long fingerprint) {
        handles[index] = -1;
        fingerprints[index] = fingerprint;
    }

    long fingerprint(int index) {
        return fingerprints[index];
    }

    MediaKind kind(int index) {
        return KINDS[marks[index] & KIND_MASK];
    }

    boolean marked(int index, int mark) {
        return (marks[index] & mark) != 0;
    }

    void mark(int index, int mark) {
        marks[index] |= (byte) mark;
    }

    /** How many have the one mark and lack the other. */
    long count(int with, int without) {
        long count = 0;
        for (int index = 0; index < size; index++) {
            if (marked(index, with) && !marked(index, without)) {
                count++;
            }
        }
        return count;
    }

    void unmark(int index, int mark) {
        marks[index] &= (byte) ~mark;
    }

    private void growColumns() {
        int capacity = (int) Math.min(Integer.MAX_VALUE / 4, hashA.length + (hashA.length >> 1) + 1L);
        hashA = Arrays.copyOf(hashA, capacity);
        hashB = Arrays.copyOf(hashB, capacity);
        handles = Arrays.copyOf(handles, capacity);
        fingerprints = Arrays.copyOf(fingerprints, capacity);
        marks = Arrays.copyOf(marks, capacity);
    }

    private void link(int index) {
        int mask = slots.length - 1;
        int slot = (int) hashA[index] & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = index + 1;
    }

    private static int[] emptySlots(int items) {
        int wanted = (int) Math.max(MIN_CAPACITY, items / MAX_LOAD + 1);
        return new int[Integer.highestOneBit(wanted - 1) << 1];
    }

    private void hash(String id) {
        long a = 0x9E3779B97F4A7C15L ^ id.length();
        long b = 0xD6E8FEB86659FD93L + id.length();
        int at = 0;
        int length = id.length();
        for (; at + 4 <= length; at += 4) {
            long word = id.charAt(at)
                    | (long) id.charAt(at + 1) << 16
                    | (long) id.charAt(at + 2) << 32
                    | (long) id.charAt(at + 3) << 48;
            a = Long.rotateLeft((a ^ word) * 0xC2B2AE3D27D4EB4FL, 29);
            b = Long.rotateLeft((b + word) * 0x9FB21C651E98DF25L, 31) ^ (word >>> 17);
        }
        long rest = 1;
        for (; at < length; at++) {
            rest = rest << 16 | id.charAt(at);
        }
        wantedA = mix((a ^ rest) * 0xC2B2AE3D27D4EB4FL);
        wantedB = mix((b + rest) * 0x9FB21C651E98DF25L);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
