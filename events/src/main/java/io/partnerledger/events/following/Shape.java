package io.partnerledger.events.following;

import java.util.List;

/**
 * What a projection's rows look like.
 *
 * <p>The tables are created from the resource {@code projections/{name}_v{version}.sql}, once for each generation; a
 * change to them, or to what the folding puts into them, is a new version. Indexes are statements of their own.
 *
 * @param schema the schema its tables lie in
 * @param name unique within the schema, such as {@code reseller_list}
 * @param version of the shape, from 1
 */
public record Shape(String schema, String name, int version, List<Table<?>> tables) {

    public Shape {
        tables = List.copyOf(tables);
    }

    public static Shape of(String schema, String name, int version, Table<?>... tables) {
        return new Shape(schema, name, version, List.of(tables));
    }

    /** Where the statements lie that create the tables of a generation; {@code ${g}} in them stands for its suffix. */
    String ddl() {
        return "projections/" + name + "_v" + version + ".sql";
    }

    /** The name of whoever follows for it. */
    public String follower() {
        return name + "_v" + version;
    }

    /** Its tables, by their names without version and generation. */
    public String[] tableNames() {
        return tables.stream().map(Table::name).toArray(String[]::new);
    }

    /** The name under which one generation of the table's rows lies in the database. */
    public String physicalName(Table<?> table, int generation) {
        return view(table) + suffix(generation);
    }

    /** The view that always shows the serving generation of the table. */
    public String view(Table<?> table) {
        return schema + "." + table.name() + "_v" + version;
    }

    static String suffix(int generation) {
        return "_g" + generation;
    }
}
