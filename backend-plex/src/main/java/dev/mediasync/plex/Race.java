package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.plex.PlexServer.Way;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the address under which a server answers first, among the best ways that lead to it at all. */
final class Race {
    private static final Logger LOG = LoggerFactory.getLogger(Race.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Question IDENTITY = Question.of("/identity");

    private final Map<String, String> headers;

    Race(Map<String, String> headers) {
        this.headers = headers;
    }

    /** The address; no token is sent before the server there has said who it is. */
    Optional<URI> first(PlexServer server) {
        for (Way way : Way.values()) {
            List<URI> addresses = server.addresses().stream()
                    .filter(address -> address.way() == way)
                    .map(PlexServer.Address::uri)
                    .toList();
            Optional<URI> winner = addresses.isEmpty() ? Optional.empty() : race(addresses, server);
            if (winner.isPresent()) {
                return winner;
            }
        }
        return Optional.empty();
    }

    private Optional<URI> race(List<URI> addresses, PlexServer server) {
        ExecutorService threads = Executors.newFixedThreadPool(addresses.size());
        try {
            CompletionService<Optional<URI>> runners = new ExecutorCompletionService<>(threads);
            for (URI address : addresses) {
                Future<Optional<URI>> unused = runners.submit(() -> answers(address, server));
            }
            for (int finished = 0; finished < addresses.size(); finished++) {
                Optional<URI> winner = runners.take().get();
                if (winner.isPresent()) {
                    return winner;
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The thread was interrupted while it looked for a server", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<URI> answers(URI address, PlexServer server) {
        try {
            Answer answer = Transport.of(address, headers, Map.of(), PATIENCE).get(IDENTITY);
            String id = answer.status() == Answer.OK
                    ? ContainerParser.parse(answer).fields().word("machineIdentifier")
                    : null;
            return server.id().value().equals(id) ? Optional.of(address) : Optional.empty();
        } catch (IOException | UnreadableJson | SyncException e) {
            LOG.debug("No server answers at {}", address, e);
            return Optional.empty();
        }
    }
}
