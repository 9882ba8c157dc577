package dev.mediasync.examples;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Writes one JSON object on one line; a key is always there, if only with null. */
public final class JsonLine {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .addModule(new SimpleModule()
                    .addSerializer(ItemKey.class, new ToStringSerializer(ItemKey.class))
                    .addSerializer(MediaKind.class, new KindSerializer()))
            .build();

    private JsonLine() {}

    public static String of(Map<String, @Nullable Object> fields) {
        return MAPPER.writeValueAsString(fields);
    }

    /** Reads an object back as plain maps, lists, texts and numbers. */
    public static Map<String, @Nullable Object> read(String json) {
        return MAPPER.readValue(json, new TypeReference<>() {});
    }

    /** Starts an object whose fields keep their order. */
    public static Fields fields() {
        return new Fields();
    }

    /** Collects the fields of an object. */
    public static final class Fields {
        private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

        private Fields() {}

        public Fields put(String name, @Nullable Object value) {
            fields.put(name, value);
            return this;
        }

        public Map<String, @Nullable Object> map() {
            return fields;
        }
    }

    /** Writes a kind as its word. */
    private static final class KindSerializer extends ValueSerializer<MediaKind> {
        @Override
        public void serialize(MediaKind kind, JsonGenerator generator, SerializationContext context) {
            generator.writeString(kind.word());
        }
    }
}
