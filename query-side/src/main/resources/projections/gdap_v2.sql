create table gdap_v2${g} (
    gdap_relationship_id uuid   not null primary key,
    distributor_id       uuid   not null,
    customer_id          uuid   not null,
    reseller_tenant_id   uuid   not null,
    status               text   not null,
    termination_reason   text,
    ends_at              timestamptz,
    version              bigint not null,
    state                jsonb  not null
);

create index on gdap_v2${g} (distributor_id, gdap_relationship_id);
create index on gdap_v2${g} (distributor_id, termination_reason, gdap_relationship_id);
create index on gdap_v2${g} (reseller_tenant_id, gdap_relationship_id);
create index on gdap_v2${g} (customer_id, gdap_relationship_id);
