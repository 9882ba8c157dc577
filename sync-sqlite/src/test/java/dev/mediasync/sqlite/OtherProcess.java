package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process under orders: it gets them line by line, and answers in lines. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;

    private OtherProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** Starts a class; what it complains of goes into a log beside the file, which is its first argument. */
    static OtherProcess start(Class<?> main, Path file, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), file.toString()));
        command.addAll(List.of(arguments));
        Path log = file.resolveSibling(main.getSimpleName() + "-" + System.nanoTime() + ".log");
        return new OtherProcess(
                new ProcessBuilder(command).redirectError(log.toFile()).start());
    }

    String obeys(String order) {
        order(order);
        return answer();
    }

    void order(String order) {
        orders.println(order);
    }

    String answer() {
        try {
            return String.valueOf(answers.readLine());
        } catch (IOException e) {
            throw new IllegalStateException("The process does not answer", e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits until it is over, and tells how it ended. */
    int ended() throws InterruptedException {
        return process.waitFor();
    }

    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
