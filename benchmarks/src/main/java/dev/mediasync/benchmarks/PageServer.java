package dev.mediasync.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** A made-up server in a process of its own, so that its work is not counted as ours. */
abstract class PageServer {
    private static final int THREADS = 2;

    private Duration pause = Duration.ZERO;

    /** Serves until its input ends, and prints its address; given are the server's word, the items and milliseconds a page. */
    public static void main(String[] arguments) throws IOException {
        PageServer pages = MadeServer.valueOf(arguments[0]).pages(Integer.parseInt(arguments[1]));
        pages.pause = Duration.ofMillis(Long.parseLong(arguments[2]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", pages::answer);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Lives as long as the process that started it.
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What is answered. */
    abstract byte[] body(HttpExchange exchange);

    /** Rows as a list, within other fields; takes as long as the server is said to take for a page. */
    byte[] page(String before, List<byte[]> rows, String behind) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        for (int at = 0; at < rows.size(); at++) {
            if (at > 0) {
                page.write(',');
            }
            page.writeBytes(rows.get(at));
        }
        page.writeBytes(behind.getBytes(StandardCharsets.UTF_8));
        rest();
        return page.toByteArray();
    }

    private void rest() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
