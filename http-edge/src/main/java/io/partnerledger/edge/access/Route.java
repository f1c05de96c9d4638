package io.partnerledger.edge.access;

import io.partnerledger.edge.caller.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One line of the table: a route and who may call it. Nobody may, until a line says so.
 *
 * @param method none for all of them
 * @param pattern as the controller maps it; how its variables are called doesn't matter
 * @param partners which roles of which party
 * @param strangers which roles of a tenant that is neither distributor nor reseller
 * @param operators which roles whatever their tenant is
 * @param open whether no token is asked for
 */
public record Route(
        @Nullable HttpMethod method,
        String pattern,
        Map<Party, Set<Role>> partners,
        Set<Role> strangers,
        Set<Role> operators,
        boolean open) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]*}");

    public Route {
        partners = Map.copyOf(partners);
        strangers = Set.copyOf(strangers);
        operators = Set.copyOf(operators);
    }

    public static Route get(String pattern) {
        return of(HttpMethod.GET, pattern);
    }

    public static Route post(String pattern) {
        return of(HttpMethod.POST, pattern);
    }

    public static Route put(String pattern) {
        return of(HttpMethod.PUT, pattern);
    }

    public static Route patch(String pattern) {
        return of(HttpMethod.PATCH, pattern);
    }

    public static Route delete(String pattern) {
        return of(HttpMethod.DELETE, pattern);
    }

    /** Whatever the method. */
    public static Route any(String pattern) {
        return of(null, pattern);
    }

    private static Route of(@Nullable HttpMethod method, String pattern) {
        return new Route(method, pattern, Map.of(), Set.of(), Set.of(), false);
    }

    /** Lets these roles of a distributor in. */
    public Route distributor(Role... roles) {
        return with(Party.DISTRIBUTOR, roles);
    }

    /** Lets these roles of a reseller in. */
    public Route reseller(Role... roles) {
        return with(Party.RESELLER, roles);
    }

    /** Lets these roles of a tenant in that is not, or not yet, known. */
    public Route stranger(Role... roles) {
        return new Route(method, pattern, partners, Set.of(roles), operators, open);
    }

    /** Lets these roles in, whatever their tenant is. */
    public Route operator(Role... roles) {
        return new Route(method, pattern, partners, strangers, Set.of(roles), open);
    }

    /** Asks for no token. */
    public Route openToAll() {
        return new Route(method, pattern, partners, strangers, operators, true);
    }

    private Route with(Party party, Role... roles) {
        Map<Party, Set<Role>> more = new EnumMap<>(Party.class);
        more.putAll(partners);
        more.put(party, EnumSet.copyOf(Set.of(roles)));
        return new Route(method, pattern, more, strangers, operators, open);
    }

    boolean covers(HttpMethod asked, String mapped) {
        return covers(asked) && unnamed(pattern).equals(unnamed(mapped));
    }

    boolean covers(HttpMethod asked) {
        return method == null || method.equals(asked);
    }

    /** What patterns have in common that differ in nothing but how they call their variables. */
    static String unnamed(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll("{}");
    }
}
