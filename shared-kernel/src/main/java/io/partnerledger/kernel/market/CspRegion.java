package io.partnerledger.kernel.market;

import java.util.Objects;

/** A group of markets within which a distributor may sell through a reseller, such as Europe or Japan (S42). */
public record CspRegion(String name) {

    public CspRegion {
        Objects.requireNonNull(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
