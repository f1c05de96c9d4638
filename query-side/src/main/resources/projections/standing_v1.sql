create table standing_v1${g} (
    tenant_id           uuid        not null primary key,
    registered_at       timestamptz not null,
    suspended_since     timestamptz,
    suspension_reason   text,
    authorization_since timestamptz not null,
    agreement_since     timestamptz not null
);

create table standing_location_v1${g} (
    pla_id              text        not null primary key,
    tenant_id           uuid        not null,
    country             text        not null,
    country_since       timestamptz not null,
    authorized          boolean     not null,
    authorization_since timestamptz not null
);

create index on standing_location_v1${g} (tenant_id);
