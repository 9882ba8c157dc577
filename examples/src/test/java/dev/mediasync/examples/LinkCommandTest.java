package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.SyncException;
import dev.mediasync.model.SourceId;
import dev.mediasync.plex.LinkRequest;
import dev.mediasync.plex.PlexServer;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class LinkCommandTest {
    private static final URI ADDRESS = URI.create("http://192.168.1.2:32400");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    private static PlexServer server(String name) {
        return new PlexServer(name, new SourceId("id-of-" + name), new Credentials("token-of-" + name), List.of());
    }

    private LinkCommand command(List<PlexServer> servers) {
        Surroundings surroundings = new Surroundings(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                InputStream.nullInputStream(),
                Map.of(),
                Ansi.OFF,
                null,
                Clock.systemUTC(),
                new Cancellation());
        Linking linking = new Linking() {
            @Override
            public Credentials approved(String address, Consumer<String> show, Cancellation cancellation) {
                show.accept("123456");
                return new Credentials("token-of-" + address);
            }

            @Override
            public LinkRequest request() {
                return new LinkRequest(7, "abcd", URI.create("https://app.plex.tv/auth#?code=abcd"), Instant.EPOCH);
            }

            @Override
            public Credentials await(LinkRequest request, Cancellation cancellation) {
                return new Credentials("token-of-the-account");
            }

            @Override
            public List<PlexServer> servers(Credentials account) {
                return "token-of-the-account".equals(account.token()) ? servers : List.of();
            }

            @Override
            public Optional<URI> reach(PlexServer server) {
                return server.name().equals("Away") ? Optional.empty() : Optional.of(ADDRESS);
            }
        };
        LinkCommand command = new LinkCommand(surroundings, () -> linking);
        command.options.tokenFile = folder.resolve("plex.token");
        return command;
    }

    private String token() throws IOException {
        return Files.readString(folder.resolve("plex.token"));
    }

    @Test
    void theServersTokenIsKeptForItsOwnerAlone() throws IOException {
        Files.writeString(folder.resolve("plex.token"), "what was there before, and longer than what comes");
        assertThat(command(List.of(server("Home"))).call()).isZero();
        assertThat(token()).isEqualTo("token-of-Home" + System.lineSeparator());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("plex.token"))))
                .isEqualTo("rw-------");
        assertThat(out.toString())
                .contains("https://app.plex.tv/auth#?code=abcd", "--source plex:" + ADDRESS)
                .doesNotContain("token-of");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theTokenOfAnApprovedCodeIsKeptForItsOwnerAlone() throws IOException {
        LinkCommand command = command(List.of());
        command.options.sources.add("jellyfin:http://192.168.1.2:8096?user=anna");
        assertThat(command.call()).isZero();
        assertThat(token()).startsWith("token-of-http://192.168.1.2:8096?user=anna" + System.lineSeparator());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("plex.token"))))
                .isEqualTo("rw-------");
        assertThat(out.toString())
                .contains("123456", "--source jellyfin:http://192.168.1.2:8096?user=anna")
                .doesNotContain("token-of");
    }

    @Test
    void aLinkToAnotherKindOfSourceIsRefused() {
        LinkCommand command = command(List.of());
        command.options.sources.add("local:/media");
        assertThatThrownBy(command::call).hasMessageContaining("to one Jellyfin server");
    }

    @Test
    void ofSeveralServersOneIsNamed() throws IOException {
        List<PlexServer> several = List.of(server("Home"), server("Away"));
        assertThatThrownBy(() -> command(several).call())
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("Home, Away");
        LinkCommand command = command(several);
        command.server = "Away";
        assertThat(command.call()).isZero();
        assertThat(token()).startsWith("token-of-Away");
        assertThat(out.toString()).contains("none of its addresses");
    }

    @Test
    void anAccountWithoutAServerAndACommandWithoutAFileAreSaidToBeSo() {
        assertThatThrownBy(() -> command(List.of()).call()).hasMessageContaining("has no server");
        LinkCommand command = command(List.of(server("Home")));
        command.options.tokenFile = null;
        assertThatThrownBy(command::call).hasMessageContaining("--token-file plex.token");
    }

    @Test
    void withJsonThePageAndTheCodeAreAnObject() {
        LinkCommand command = command(List.of(server("Home")));
        command.options.json = true;
        assertThat(command.call()).isZero();
        assertThat(out.toString().lines()).hasSize(2).first().asString().contains("\"code\":\"abcd\"");
    }
}
