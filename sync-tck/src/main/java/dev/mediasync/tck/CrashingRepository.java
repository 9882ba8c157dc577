package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.repository.MediaRepository;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A right repository whose n-th call fails, before or after it took effect. */
final class CrashingRepository implements InvocationHandler {
    private final MediaRepository right;
    private final int failing;
    private final Moment moment;
    private final Manner manner;
    private int calls;
    private boolean dead;

    /** When a call fails. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** How a call fails. */
    enum Manner {
        /** The process is gone: this call and all later ones end in an error. */
        PROCESS_DIES,
        /** This one call fails as a store does. */
        STORE_FAILS,
        /** This one call fails as nobody expects. */
        DEFECT
    }

    /** The end of a process, in so far as it can be shown inside one. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() {
            super("the process died", null, false, false);
        }
    }

    /** Fails the n-th call, counted from 1. */
    CrashingRepository(MediaRepository right, int failing, Moment moment, Manner manner) {
        this.right = right;
        this.failing = failing;
        this.moment = moment;
        this.manner = manner;
    }

    /** The repository to use; a proxy, so that it forwards whatever the interface will offer. */
    MediaRepository repository() {
        return (MediaRepository) Proxy.newProxyInstance(
                MediaRepository.class.getClassLoader(), new Class<?>[] {MediaRepository.class}, this);
    }

    /** Whether the failing call was reached. */
    boolean failed() {
        return calls >= failing;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (dead) {
            throw new Died();
        }
        boolean now = ++calls == failing;
        if (now && moment == Moment.BEFORE) {
            throw failure(method);
        }
        Object result = forward(method, arguments);
        if (now) {
            throw failure(method);
        }
        return result;
    }

    private @Nullable Object forward(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(right, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Throwable failure(Method method) {
        String message = method.getName() + " failed " + (moment == Moment.BEFORE ? "before" : "after") + " its effect";
        return switch (manner) {
            case PROCESS_DIES -> {
                dead = true;
                yield new Died();
            }
            case STORE_FAILS -> new SyncException(ErrorKind.STORAGE_FAILED, message);
            case DEFECT -> new IllegalStateException(message);
        };
    }
}
