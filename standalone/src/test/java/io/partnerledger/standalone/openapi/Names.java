package io.partnerledger.standalone.openapi;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/** Names of components, made of those of their types. */
final class Names {

    private static final String CONTROLLER = "Controller";

    private Names() {}

    /** Of {@code Page<Item>} it is {@code ItemPage}, of a controller's {@code Item} just that. */
    static String brief(ResolvableType type) {
        return arguments(type) + own(type.toClass(), false);
    }

    /** With what distinguishes it from one that is called the same. */
    static String full(ResolvableType type) {
        Class<?> raw = type.toClass();
        String name = arguments(type) + own(raw, true);
        return raw.getEnclosingClass() == null || !isController(raw.getEnclosingClass())
                ? StringUtils.capitalize(lastOf(raw.getPackageName())) + name
                : name;
    }

    private static String arguments(ResolvableType type) {
        return Arrays.stream(type.getGenerics()).map(Names::brief).collect(Collectors.joining());
    }

    private static String own(Class<?> type, boolean withController) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        if (isController(outer)) {
            String controller = outer.getSimpleName().replaceFirst(CONTROLLER + "$", "");
            // A single word says too little by itself.
            boolean enough = !withController && !type.getSimpleName().matches("[A-Z][a-z]*");
            return enough ? type.getSimpleName() : joined(controller, type.getSimpleName());
        }
        return own(outer, withController) + type.getSimpleName();
    }

    private static String joined(String outer, String inner) {
        return outer.endsWith(inner) ? outer : outer + inner;
    }

    private static boolean isController(Class<?> type) {
        return type.getSimpleName().endsWith(CONTROLLER);
    }

    private static String lastOf(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }
}
