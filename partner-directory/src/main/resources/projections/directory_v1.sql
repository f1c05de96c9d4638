create table directory_distributor_v1${g} (
    distributor_id   uuid    not null primary key,
    name             text    not null,
    country          text    not null,
    pla_id           text,
    agreement_signed boolean not null
);

create table directory_reseller_v1${g} (
    tenant_id        uuid    not null primary key,
    name             text    not null,
    country          text    not null,
    pla_id           text    not null,
    active           boolean not null,
    csp_authorization text   not null,
    agreement_signed boolean not null
);

create table directory_pla_v1${g} (
    pla_id    text not null primary key,
    tenant_id uuid not null,
    country   text,
    status    text
);

create table directory_partnership_v1${g} (
    distributor_id     uuid not null,
    reseller_tenant_id uuid not null,
    partnership_id     uuid not null,
    primary key (distributor_id, reseller_tenant_id)
);

create table directory_invitation_v1${g} (
    code_hash      text not null primary key,
    partnership_id uuid not null
);
