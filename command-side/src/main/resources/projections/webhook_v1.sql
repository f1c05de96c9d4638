create table webhook_news_v1${g} (
    distributor_id uuid        not null,
    event          text        not null,
    subject        text        not null,
    request        text        not null,
    position       bigint      not null,
    resource_name  text        not null,
    resource_path  text        not null,
    audit_path     text        not null,
    changed_at     timestamptz not null,
    primary key (distributor_id, event, subject, request)
);

create index on webhook_news_v1${g} (position);

create table webhook_standing_v1${g} (
    reseller_tenant_id uuid    not null,
    distributor_id     uuid    not null,
    valid              boolean not null,
    primary key (reseller_tenant_id, distributor_id)
);

create table webhook_distributor_v1${g} (
    distributor_id   uuid    not null primary key,
    name             text    not null,
    country          text    not null,
    pla_id           text,
    agreement_signed boolean not null
);

create table webhook_reseller_v1${g} (
    tenant_id         uuid    not null primary key,
    name              text    not null,
    country           text    not null,
    pla_id            text    not null,
    active            boolean not null,
    csp_authorization text    not null,
    agreement_signed  boolean not null
);

create table webhook_pla_v1${g} (
    pla_id    text not null primary key,
    tenant_id uuid not null,
    country   text,
    status    text
);

create table webhook_partnership_v1${g} (
    distributor_id     uuid not null,
    reseller_tenant_id uuid not null,
    partnership_id     uuid not null,
    primary key (distributor_id, reseller_tenant_id)
);
