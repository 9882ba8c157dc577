package dev.mediasync.internal.http;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the address of a server, and keeps tokens from crossing foreign networks in the clear. */
public final class ServerAddress {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    /** One number stands for a whole address, which resolvers read in ways of their own. */
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

    private static final List<String> HOME_NAMES =
            List.of("localhost", ".localhost", ".local", ".lan", ".home", ".internal", ".home.arpa");

    /** Whether a token may be sent unencrypted to a server that is not at home. */
    public enum Plain {
        /** It may not. */
        AT_HOME_ONLY,
        /** Somebody said that it may. */
        ANYWHERE
    }

    private final String product;
    private final int port;

    /**
     * Makes ready.
     *
     * @param product the kind of server, for messages
     * @param port where such a server listens unless told otherwise
     */
    public ServerAddress(String product, int port) {
        this.product = product;
        this.port = port;
    }

    /**
     * The base of all questions, without a slash at its end.
     *
     * @param text {@code http://host:port}, {@code https://host:port/path}, or {@code host:port}
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the text is no such address, or the token would go in the clear
     */
    public URI parse(String text, Plain plain) {
        URI uri = uri(text.contains("://") ? text : guess(text));
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean shaped = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!shaped || !(scheme.equals("http") || scheme.equals("https"))) {
            throw usage(like() + ", without user, query and fragment", null);
        }
        if (scheme.equals("http") && plain == Plain.AT_HOME_ONLY && !atHome(uri.getHost())) {
            throw usage(
                    "http://" + uri.getHost() + " is not in a home network, and the token would cross others in the"
                            + " clear; use https, or add the option plain=yes if the way is safe",
                    null);
        }
        return withoutSlash(uri);
    }

    private static URI withoutSlash(URI uri) {
        String text = uri.toString();
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private String guess(String text) {
        URI bare = uri("http://" + text);
        String host = bare.getHost();
        String scheme = host != null && atHome(host) ? "http://" : "https://";
        return scheme
                + text
                + (host != null && bare.getPort() < 0 && bare.getRawPath().isEmpty() ? ":" + port : "");
    }

    /** Whether a host is this machine, or in a network behind a router, as far as its name tells. */
    public static boolean atHome(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") || IPV4.matcher(name).matches()) {
            return privateAddress(name);
        }
        if (NUMBER.matcher(name).matches()) {
            return false;
        }
        return !name.contains(".") || HOME_NAMES.stream().anyMatch(name::endsWith);
    }

    private static boolean privateAddress(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            byte[] bytes = address.getAddress();
            boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
            boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
            return address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || uniqueLocal
                    || shared;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The cause quotes the text, too, so it is left out where a password may be in it.
            boolean secret = text.contains("@") || text.contains("?");
            throw usage(
                    like() + ", but " + (secret ? "what was given" : "\"" + text + "\"") + " does not",
                    secret ? null : e);
        }
    }

    private String like() {
        return "The address of the " + product + " server looks like http://host:" + port;
    }

    private static SyncException usage(String message, @Nullable Exception cause) {
        return new SyncException(ErrorKind.USAGE, message, cause);
    }
}
