package dev.mediasync.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.examples.JsonLine.Fields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web server for this machine alone. */
final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int BROKEN = 500;
    private static final int BUSY = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(WebServer::thread);
    private final Guard guard;
    private final Map<String, Route> routes = new LinkedHashMap<>();

    /** Answers one kind of question. */
    @FunctionalInterface
    interface Route {
        void answer(Call call) throws IOException;
    }

    private WebServer(HttpServer server) {
        this.server = server;
        this.guard = new Guard(server.getAddress().getPort());
    }

    /** Takes the port, but answers nothing yet. */
    static WebServer bind(int port) {
        try {
            return new WebServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException | IllegalArgumentException e) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "Port " + port + " cannot be used (" + e.getMessage() + "); choose another, or 0 for any free one",
                    e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mediasync-page");
        thread.setDaemon(true);
        return thread;
    }

    Guard guard() {
        return guard;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    WebServer get(String path, Route route) {
        routes.put("GET " + path, route);
        routes.put("HEAD " + path, route);
        return this;
    }

    WebServer post(String path, Route route) {
        routes.put("POST " + path, route);
        return this;
    }

    WebServer start() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Guard.harden(exchange.getResponseHeaders());
            String objection = guard.objection(exchange);
            Call call = new Call(exchange);
            Route route = routes.get(exchange.getRequestMethod() + " " + call.path());
            if (objection != null) {
                call.error(FORBIDDEN, objection);
            } else if (route == null) {
                call.error(NOT_FOUND, "There is nothing at " + call.path());
            } else {
                answer(route, call);
            }
        }
    }

    private static void answer(Route route, Call call) throws IOException {
        try {
            route.answer(call);
        } catch (SyncException e) {
            call.error(status(e.kind()), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            call.error(BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("No answer to {}", call.path(), e);
            call.error(BROKEN, "Something broke here; the log says what");
        }
    }

    private static int status(ErrorKind kind) {
        return switch (kind) {
            case USAGE -> BAD_REQUEST;
            case STALE_PLAN, NOT_APPROVED, LEASE_HELD -> CONFLICT;
            default -> BUSY;
        };
    }

    /** Answers with a success. */
    static Route json(Answer answer) {
        return call -> call.json(OK, answer.of(call).map());
    }

    /** Says something as JSON. */
    @FunctionalInterface
    interface Answer {
        Fields of(Call call) throws IOException;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
