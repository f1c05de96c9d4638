package io.partnerledger.edge.partnercenter;

/** The first administrator of a customer's new tenant; shown to whoever created it, and never again. */
public record UserCredentials(String userName, String password) {

    /** Without the password, which no log may hold. */
    @Override
    public String toString() {
        return "UserCredentials[userName=" + userName + "]";
    }
}
