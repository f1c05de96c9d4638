package io.partnerledger.embeddedpostgres.test;

import io.partnerledger.embeddedpostgres.ChildJvm;
import java.io.IOException;

/** Another test JVM, which tells where its database is. */
final class TestingProgram {

    private TestingProgram() {}

    public static void main(String[] arguments) throws IOException {
        ChildJvm.tell(TestDatabase.empty().jdbcUrl());
    }
}
