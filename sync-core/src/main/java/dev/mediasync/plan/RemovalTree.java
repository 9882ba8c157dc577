package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Removals below what they belong to: episodes below seasons, seasons below shows, going or staying. */
final class RemovalTree {
    private final Function<ItemKey, Optional<MediaItem>> recorded;
    private final Map<ItemKey, Node> nodes = new LinkedHashMap<>();

    private RemovalTree(Function<ItemKey, Optional<MediaItem>> recorded) {
        this.recorded = recorded;
    }

    /** The outermost entries; every removal is one of them or below one. */
    static List<Node> of(List<Change.Remove> removals, Function<ItemKey, Optional<MediaItem>> recorded) {
        RemovalTree tree = new RemovalTree(recorded);
        for (Change.Remove removal : removals) {
            tree.nodes.put(removal.key(), new Node(removal.key(), removal, null));
        }
        for (Change.Remove removal : removals) {
            tree.hang(removal.key(), removal.parentId());
        }
        return tree.nodes.values().stream().filter(node -> node.parent == null).toList();
    }

    private void hang(ItemKey key, @Nullable String parentId) {
        Node child = nodes.get(key);
        if (child == null || parentId == null || parentId.isEmpty()) {
            return;
        }
        ItemKey above = new ItemKey(key.source(), parentId);
        Node known = nodes.get(above);
        Node parent = known == null ? staying(above) : known;
        // A damaged plan may run in a circle, and then nothing of it would be outermost.
        if (child.parent == null && !parent.isBelow(child)) {
            child.parent = parent;
            parent.children.add(child);
        }
    }

    private Node staying(ItemKey key) {
        MediaItem item = recorded.apply(key).orElse(null);
        Node node = new Node(key, null, item);
        nodes.put(key, node);
        if (item != null) {
            hang(key, item.parentId());
        }
        return node;
    }

    /** One entry, which goes or has something below it that goes. */
    static final class Node {
        final ItemKey key;
        final Change.@Nullable Remove removal;
        final @Nullable MediaItem item;
        final List<Node> children = new ArrayList<>();
        private @Nullable Node parent;

        private Node(ItemKey key, Change.@Nullable Remove removal, @Nullable MediaItem item) {
            this.key = key;
            this.removal = removal;
            this.item = item;
        }

        /** Whether only single items hang below it, and they go with it. */
        boolean goesWithLeaves() {
            return removal != null
                    && !children.isEmpty()
                    && children.stream().allMatch(child -> child.children.isEmpty());
        }

        /** How many items go, this one and all below it. */
        long going() {
            long going = removal == null ? 0 : 1;
            List<Node> left = new ArrayList<>(children);
            while (!left.isEmpty()) {
                Node next = left.remove(left.size() - 1);
                going += next.removal == null ? 0 : 1;
                left.addAll(next.children);
            }
            return going;
        }

        private boolean isBelow(Node other) {
            for (Node node = this; node != null; node = node.parent) {
                if (node == other) {
                    return true;
                }
            }
            return false;
        }
    }
}
