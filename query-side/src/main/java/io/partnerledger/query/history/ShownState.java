package io.partnerledger.query.history;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state as it is shown: values by themselves and names of the trade, personal data sealed.
 *
 * <p>What the ledger keeps only to decide the next command – keys of answered requests, versions, the last blocked attempt –
 * is no part of it.
 */
final class ShownState {

    private static final List<String> KEPT_FOR_DECIDING =
            List.of("answered", "sequence", "version", "lastBlocked", "lastBlockedChange");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new NamesOfTheTrade())
            .changeDefaultVisibility(visibility -> visibility
                    .withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .build();

    private ShownState() {}

    static ObjectNode of(Record state) {
        ObjectNode shown = MAPPER.valueToTree(state);
        shown.remove(KEPT_FOR_DECIDING);
        return shown;
    }

    /** An identifier is its value, an enum constant its code. */
    private static final class NamesOfTheTrade extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedField field
                            && field.getDeclaringClass().isRecord()
                            && field.getDeclaringClass().getRecordComponents().length == 1
                    ? Boolean.TRUE
                    : super.hasAsValue(config, annotated);
        }

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            return Arrays.stream(constants).map(NamesOfTheTrade::code).toArray(String[]::new);
        }

        private static String code(Enum<?> constant) {
            try {
                Method code = constant.getDeclaringClass().getMethod("code");
                return (String) code.invoke(constant);
            } catch (NoSuchMethodException none) {
                return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
