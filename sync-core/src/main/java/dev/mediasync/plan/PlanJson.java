package dev.mediasync.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a plan as canonical JSON and reads it back; equal plans give equal bytes.
 *
 * <p>The form is {@code {"digest":"…","plan":{…},"schema":1}} with sorted names, no white space, absent values left out, dates and
 * durations in ISO 8601. Thread-safe.
 */
public final class PlanJson {
    private static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(Change.class, ChangeMixin.class)
            .addMixIn(SyncPlan.class, PlanMixin.class)
            .addMixIn(MediaPart.class, PartMixin.class)
            .addMixIn(MediaStream.class, StreamMixin.class)
            .build();

    private PlanJson() {}

    /** The plan's canonical form. */
    public static String write(SyncPlan plan) {
        return MAPPER.writeValueAsString(new Envelope(digest(plan), plan, SCHEMA));
    }

    /**
     * Reads a plan.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the text is no plan, one of an unknown schema, or one that
     *     was changed since it was written
     */
    public static SyncPlan read(String json) {
        Envelope envelope;
        String digest;
        try {
            envelope = MAPPER.readValue(json, Envelope.class);
            digest = digest(MAPPER.readTree(json));
        } catch (JacksonException e) {
            throw new SyncException(ErrorKind.USAGE, "This is no plan, or a damaged one; make it again", e);
        }
        if (envelope == null || envelope.schema() != SCHEMA || envelope.plan() == null) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "This is no plan of schema " + SCHEMA + "; make it again with this release and the same library");
        }
        if (!digest.equals(envelope.digest())) {
            throw new SyncException(
                    ErrorKind.USAGE, "This plan was changed since it was made; make it again and leave it as it is");
        }
        return envelope.plan();
    }

    /** Of the text as it is, so that a plan of another release is known by what it says and not by what we make of it. */
    private static String digest(JsonNode envelope) {
        if (envelope.get("plan") instanceof ObjectNode plan) {
            plan.putArray("reasons");
            return Sha256.hex(MAPPER.writeValueAsString(plan));
        }
        return "";
    }

    /** The digest leaves out the reasons: they tell numbers that move while the plan stays the same. */
    static String digest(SyncPlan plan) {
        SyncPlan lasting = plan.withoutReasons();
        try {
            // A plan may be larger than the heap has room for a second time.
            return Sha256.hex(out -> MAPPER.writeValue(out, lasting));
        } catch (JacksonException e) {
            // Half a surrogate pair has no bytes of its own, and a text with one has a digest all the same.
            return Sha256.hex(MAPPER.writeValueAsString(lasting));
        }
    }

    /** The outermost object. */
    record Envelope(String digest, SyncPlan plan, int schema) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Change.Add.class, name = "add"),
        @JsonSubTypes.Type(value = Change.Update.class, name = "update"),
        @JsonSubTypes.Type(value = Change.Rekey.class, name = "rekey"),
        @JsonSubTypes.Type(value = Change.Replace.class, name = "replace"),
        @JsonSubTypes.Type(value = Change.Remove.class, name = "remove")
    })
    private interface ChangeMixin {}

    /** A number that is missing would else be read as 0, which is the revision of a library never seen. */
    private interface PlanMixin {
        @JsonProperty(required = true)
        long baseRevision();
    }

    /** Left out where there are none, so that a plan without streams is what it was before there were any. */
    private interface PartMixin {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<MediaStream> streams();
    }

    /** As of {@link PartMixin}. */
    private interface StreamMixin {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        Set<MediaStream.Mark> marks();
    }
}
