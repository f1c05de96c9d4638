create table partnership_v2${g} (
    partnership_id     uuid        not null primary key,
    distributor_id     uuid        not null,
    reseller_tenant_id uuid,
    status             text        not null,
    reseller_name      text,
    reseller_email     jsonb,
    locale             text,
    requested_at       timestamptz,
    expires_at         timestamptz,
    accepted_at        timestamptz,
    since              timestamptz,
    ended_at           timestamptz,
    end_reason         text,
    version            bigint      not null
);

create index on partnership_v2${g} (distributor_id, status, partnership_id);
create index on partnership_v2${g} (reseller_tenant_id, status, partnership_id);
