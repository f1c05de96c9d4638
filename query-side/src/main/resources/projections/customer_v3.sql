create table customer_v3${g} (
    customer_id            uuid        not null primary key,
    distributor_id         uuid        not null,
    associated_reseller_id uuid,
    company_name           text        not null,
    domain                 text        not null,
    added_at               timestamptz not null,
    removed_at             timestamptz,
    state                  jsonb       not null
);

-- A list is sought through in the order in which customers came.
create index on customer_v3${g} (distributor_id, added_at, customer_id) where removed_at is null;
create index on customer_v3${g} (associated_reseller_id, added_at, customer_id) where removed_at is null;
-- Names and domains are looked for whatever their case; byte order lets an index find how they begin.
create index on customer_v3${g} (distributor_id, lower(company_name) collate "C") where removed_at is null;
create index on customer_v3${g} (distributor_id, lower(domain) collate "C") where removed_at is null;
