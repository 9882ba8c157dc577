package dev.mediasync.plan;

/**
 * Why a plan does not do everything.
 *
 * @param code for a program
 * @param message for a person, with what to do next
 */
public record Reason(ReasonCode code, String message) {}
