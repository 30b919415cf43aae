package org.hulian.store.notice;

/**
 * To whom a notice goes.
 *
 * @param platform as its users call it; empty if unknown
 * @param recipient as the notice calls it
 * @param channel the way that was proposed when it was drafted; empty if none was
 */
public record Addressee(String platform, String recipient, String channel) {}
