package dev.mediasync.examples;

import dev.mediasync.SyncException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns errors into one line for people and an exit code for programs. */
final class Complaints {
    private Complaints() {}

    /** Says in one line what went wrong. */
    static void tell(PrintWriter err, Throwable error) {
        err.println("mediasync: " + Text.clean(message(error)));
        err.flush();
    }

    private static String message(Throwable error) {
        if (error instanceof SyncException || error instanceof ParameterException) {
            return String.valueOf(error.getMessage());
        }
        return "this is a defect of the runner: " + error + "; please report it with the output of --verbose";
    }

    /** Handles what a command throws. */
    static int onExecution(Exception error, CommandLine command, ParseResult parsed) {
        tell(command.getErr(), error);
        if (command.getCommand() instanceof Task task && task.options.verbose) {
            error.printStackTrace(command.getErr());
        }
        return error instanceof SyncException known ? ExitCode.of(known.kind()) : ExitCode.BROKEN;
    }

    /** Handles what the command line has wrong. */
    static int onParameters(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        tell(command.getErr(), error);
        command.getErr().println("Try: examples/run " + commandName(command) + "--help");
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static String commandName(CommandLine command) {
        return command.getParent() == null ? "" : command.getCommandName() + " ";
    }
}
