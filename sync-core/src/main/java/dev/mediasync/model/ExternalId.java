package dev.mediasync.model;

import java.util.Locale;

/**
 * An item's id in a public database.
 *
 * @param provider the database in lower case, for example {@code imdb}, {@code tmdb}, {@code tvdb}, {@code musicbrainz}
 * @param value the id there, for example {@code tt0133093}; not blank, because two missing ids are never equal
 */
public record ExternalId(String provider, String value) implements Comparable<ExternalId> {
    /** Brings the provider to lower case and refuses blanks and what cannot be stored. */
    public ExternalId {
        provider = provider.strip().toLowerCase(Locale.ROOT);
        value = value.strip();
        if (provider.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException("An external id needs a provider and a value");
        }
        Unicode.whole("An external id's provider", provider);
        Unicode.whole("An external id", value);
    }

    @Override
    public int compareTo(ExternalId other) {
        int order = provider.compareTo(other.provider);
        return order != 0 ? order : value.compareTo(other.value);
    }
}
