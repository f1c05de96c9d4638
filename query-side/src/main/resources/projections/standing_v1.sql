create table standing_v1${g} (
    tenant_id           uuid        not null primary key,
    registered_at       timestamptz not null,
    suspended_since     timestamptz,
    suspension_reason   text,
    authorization_since timestamptz not null,
    agreement_since     timestamptz not null,
    location_since      timestamptz not null
);
