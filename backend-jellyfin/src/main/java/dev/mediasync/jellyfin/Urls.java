package dev.mediasync.jellyfin;

/** Keeps secrets in addresses out of what is recorded. */
final class Urls {
    private Urls() {}

    /** A path as it is; an address without its user and its query, for either may hold a secret. */
    static String withoutSecrets(String path) {
        int mark = path.indexOf("://");
        if (mark <= 0) {
            return path;
        }
        int query = path.indexOf('?', mark);
        String address = query < 0 ? path : path.substring(0, query);
        int slash = address.indexOf('/', mark + 3);
        int at = address.lastIndexOf('@', slash < 0 ? address.length() : slash);
        return at > mark ? address.substring(0, mark + 3) + address.substring(at + 1) : address;
    }
}
