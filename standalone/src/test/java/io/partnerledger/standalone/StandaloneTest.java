package io.partnerledger.standalone;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole ledger over HTTP, the demo told; all such tests share one context and one database. */
@SpringBootTest(
        classes = StandaloneApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"ledger.sole-writer=true", "ledger.node=standalone", "spring.test.metrics.export=true"})
@ContextConfiguration(initializers = OnAFreshDatabase.class)
public abstract class StandaloneTest {

    @LocalServerPort
    private int port;

    /** Somebody who talks to it. */
    protected final LedgerClient client() {
        return LedgerClient.on("http://localhost:" + port);
    }
}
