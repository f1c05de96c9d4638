create table customer_v2${g} (
    customer_id            uuid        not null primary key,
    distributor_id         uuid        not null,
    associated_reseller_id uuid,
    company_name           text        not null,
    domain                 text        not null,
    added_at               timestamptz not null,
    state                  jsonb       not null
);

create index on customer_v2${g} (distributor_id, added_at, customer_id);
create index on customer_v2${g} (associated_reseller_id, added_at, customer_id);
