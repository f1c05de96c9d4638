create table audit_customer_v1${g} (
    customer_id  uuid not null primary key,
    company_name text not null
);

create table audit_record_v1${g} (
    resource         text        collate "C" not null,
    request_key      text        collate "C" not null,
    operation_date   timestamptz not null,
    position         bigint      not null,
    distributor_id   uuid        not null,
    customer_id      uuid,
    customer_name    text,
    operation_type   text        not null,
    resource_type    text        not null,
    operation_status text        not null,
    actor_subject    text,
    correlation_id   text,
    old_value        jsonb       not null,
    new_value        jsonb       not null,
    details          jsonb       not null,
    primary key (resource, request_key, operation_date)
);

create index on audit_record_v1${g} (distributor_id, operation_date, position);
create index on audit_record_v1${g} (distributor_id, customer_id, operation_date, position);
